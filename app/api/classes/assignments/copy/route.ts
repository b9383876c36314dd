import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { listAssignable } from "@/lib/classroom/assignments/assignable";
import { copySet } from "@/lib/classroom/assignments/change-sets";
import { readSets } from "@/lib/classroom/assignments/read-sets";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { copySetSchema, type AssignmentsReply } from "@/lib/contract/assignment";
import { getStore } from "@/lib/store/open-store";

/** Assigns the same once more, later. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("copy-assignment", async () => {
    const { id, set } = await readBody(request, copySetSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await copySet(store, caller, id, set);
    const found = await readSets(store, caller, id, await listAssignable());
    const body: AssignmentsReply = { ok: true, ...found };
    return { body };
  });
}
