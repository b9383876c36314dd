import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { listAssignable } from "@/lib/classroom/assignments/assignable";
import { removeExtension, setExtension } from "@/lib/classroom/assignments/extensions";
import { readSets } from "@/lib/classroom/assignments/read-sets";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { removeExtensionSchema, setExtensionSchema, type AssignmentsReply } from "@/lib/contract/assignment";
import { getStore } from "@/lib/store/open-store";

/** Gives one learner more time. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("set-extension", async () => {
    const { id, ...extension } = await readBody(request, setExtensionSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await setExtension(store, caller, id, extension);
    const found = await readSets(store, caller, id, await listAssignable());
    const body: AssignmentsReply = { ok: true, ...found };
    return { body };
  });
}

/** Takes one learner's extension back. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("remove-extension", async () => {
    const { id, ...place } = await readBody(request, removeExtensionSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await removeExtension(store, caller, id, place);
    const found = await readSets(store, caller, id, await listAssignable());
    const body: AssignmentsReply = { ok: true, ...found };
    return { body };
  });
}
