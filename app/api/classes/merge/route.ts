import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { mergeLearners } from "@/lib/classroom/classes/merge-learners";
import { readClass } from "@/lib/classroom/classes/read-class";
import { readBody } from "@/lib/classroom/read-request";
import { mergeSchema, type ClassReply } from "@/lib/contract/class";
import { getStore } from "@/lib/store/open-store";

/** Makes one entry of two of the same learner. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("merge-learners", async () => {
    const { id, ...entries } = await readBody(request, mergeSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await mergeLearners(store, caller, id, entries);
    const body: ClassReply = { ok: true, class: await readClass(store, caller, id) };
    return { body };
  });
}
