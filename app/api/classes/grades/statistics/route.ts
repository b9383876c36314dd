import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readStatistics } from "@/lib/classroom/assignments/statistics";
import { readQuery } from "@/lib/classroom/read-request";
import { classQuerySchema } from "@/lib/contract/class";
import type { StatisticsReply } from "@/lib/contract/gradebook";
import { getStore } from "@/lib/store/open-store";

/** How the exercises go that are assigned to a class: `GET /api/classes/grades/statistics?class=<id>`. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-grade-statistics", async () => {
    const { class: id } = readQuery(request, classQuerySchema);
    const exercises = await readStatistics(await getStore(), readCaller(request), id);
    const body: StatisticsReply = { ok: true, exercises };
    return { body };
  });
}
