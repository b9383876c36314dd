import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { readClass } from "@/lib/classroom/classes/read-class";
import { removeStaff, setStaff } from "@/lib/classroom/classes/staff";
import { readBody } from "@/lib/classroom/read-request";
import { removeStaffSchema, setStaffSchema, type ClassReply } from "@/lib/contract/class";
import { getStore } from "@/lib/store/open-store";

/** Gives a colleague a role in a class. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("set-staff", async () => {
    const { id, ...member } = await readBody(request, setStaffSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await setStaff(store, caller, id, member);
    const body: ClassReply = { ok: true, class: await readClass(store, caller, id) };
    return { body };
  });
}

/** Takes a colleague's role in a class away. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("remove-staff", async () => {
    const { id, user } = await readBody(request, removeStaffSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await removeStaff(store, caller, id, user);
    const body: ClassReply = { ok: true, class: await readClass(store, caller, id) };
    return { body };
  });
}
