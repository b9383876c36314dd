import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readCourseEvidence } from "@/lib/classroom/assignments/course-evidence";
import { readQuery } from "@/lib/classroom/read-request";
import { evidenceQuerySchema } from "@/lib/contract/gradebook";
import { getStore } from "@/lib/store/open-store";

/** All that is behind one score: `GET /api/classes/grades/evidence?class=<id>&learner=<id>&exercise=<id>`. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-evidence", async () => {
    const { class: id, ...place } = readQuery(request, evidenceQuerySchema);
    return { body: await readCourseEvidence(await getStore(), readCaller(request), id, place) };
  });
}
