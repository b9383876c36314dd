import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { listVersions } from "@/lib/classroom/assignments/assignable";
import { readGradebook } from "@/lib/classroom/assignments/gradebook";
import { loadGraders } from "@/lib/classroom/grading/load-graders";
import { readQuery } from "@/lib/classroom/read-request";
import { classQuerySchema } from "@/lib/contract/class";
import type { GradebookReply } from "@/lib/contract/gradebook";
import { getStore } from "@/lib/store/open-store";

/** The gradebook of a class: `GET /api/classes/grades?class=<id>`, for those who teach it. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-gradebook", async () => {
    const { class: id } = readQuery(request, classQuerySchema);
    const versions = listVersions(await loadGraders());
    const book = await readGradebook(await getStore(), readCaller(request), id, versions);
    const body: GradebookReply = { ok: true, ...book };
    return { body };
  });
}
