import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { changeClass, createClass } from "@/lib/classroom/classes/change-class";
import { limitStaff } from "@/lib/classroom/write-limits";
import { listClasses, readClass } from "@/lib/classroom/classes/read-class";
import { readBody } from "@/lib/classroom/read-request";
import { AppError } from "@/lib/contract/app-error";
import {
  changeClassSchema,
  classIdSchema,
  createClassSchema,
  type ClassesReply,
  type ClassReply,
  type NewClassReply,
} from "@/lib/contract/class";
import { getStore } from "@/lib/store/open-store";

/** The classes of the account that is signed in; with `?class=<id>` all about that one. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-classes", async () => {
    const asked = new URL(request.url).searchParams.get("class");
    const [store, caller] = [await getStore(), readCaller(request)];
    if (asked === null) {
      const body: ClassesReply = { ok: true, ...(await listClasses(store, caller)) };
      return { body };
    }
    const id = classIdSchema.safeParse(asked);
    if (!id.success) throw new AppError("not-found", 404, "You have no such class.");
    const body: ClassReply = { ok: true, class: await readClass(store, caller, id.data) };
    return { body };
  });
}

/** Makes a class. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("create-class", async () => {
    const title = await readBody(request, createClassSchema);
    limitStaff(request.headers);
    const id = await createClass(await getStore(), readCaller(request), title);
    const body: NewClassReply = { ok: true, id };
    return { body };
  });
}

/** Renames a class, archives or reopens it, or gives it a new code. */
export function PATCH(request: Request): Promise<Response> {
  return answerRequest("change-class", async () => {
    const { id, change } = await readBody(request, changeClassSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await changeClass(store, caller, id, change);
    const body: ClassReply = { ok: true, class: await readClass(store, caller, id) };
    return { body };
  });
}
