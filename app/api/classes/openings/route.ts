import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { removeOpening, setOpening } from "@/lib/classroom/classes/openings";
import { readClass } from "@/lib/classroom/classes/read-class";
import { readBody } from "@/lib/classroom/read-request";
import { removeOpeningSchema, setOpeningSchema, type ClassReply } from "@/lib/contract/class";
import { getStore } from "@/lib/store/open-store";

/** Puts a lesson on a class's plan, or changes its times. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("set-opening", async () => {
    const { id, ...opening } = await readBody(request, setOpeningSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await setOpening(store, caller, id, opening);
    const body: ClassReply = { ok: true, class: await readClass(store, caller, id) };
    return { body };
  });
}

/** Takes a lesson off a class's plan. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("remove-opening", async () => {
    const { id, lesson } = await readBody(request, removeOpeningSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await removeOpening(store, caller, id, lesson);
    const body: ClassReply = { ok: true, class: await readClass(store, caller, id) };
    return { body };
  });
}
