import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readLearner } from "@/lib/classroom/classes/read-learner";
import { readQuery } from "@/lib/classroom/read-request";
import { classLearnerQuerySchema, type ClassLearnerReply } from "@/lib/contract/class-questions";
import { getStore } from "@/lib/store/open-store";

/** What one learner has read and answered: `GET /api/classes/learner?class=<id>&learner=<id>`, for those who teach the class. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-class-learner", async () => {
    const { class: id, learner } = readQuery(request, classLearnerQuerySchema);
    const found = await readLearner(await getStore(), readCaller(request), id, learner);
    const body: ClassLearnerReply = { ok: true, ...found };
    return { body };
  });
}
