import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { listAssignable } from "@/lib/classroom/assignments/assignable";
import { changeSet, createSet, deleteSet } from "@/lib/classroom/assignments/change-sets";
import { readSets } from "@/lib/classroom/assignments/read-sets";
import { readBody, readQuery } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import {
  changeSetSchema,
  createSetSchema,
  deleteSetSchema,
  largestSet,
  type AssignmentsReply,
} from "@/lib/contract/assignment";
import { classQuerySchema } from "@/lib/contract/class";
import { getStore } from "@/lib/store/open-store";

/** What is assigned to a class, and what may be: `GET /api/classes/assignments?class=<id>`, for those who teach it. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-assignments", async () => {
    const { class: id } = readQuery(request, classQuerySchema);
    const assignable = await listAssignable();
    const found = await readSets(await getStore(), readCaller(request), id, assignable);
    const body: AssignmentsReply = { ok: true, ...found };
    return { body };
  });
}

/** Assigns exercises to a class. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("create-assignment", async () => {
    const { id, fields } = await readBody(request, createSetSchema, largestSet);
    limitStaff(request.headers);
    const [store, caller, assignable] = [await getStore(), readCaller(request), await listAssignable()];
    await createSet(store, caller, id, fields, assignable);
    const body: AssignmentsReply = { ok: true, ...(await readSets(store, caller, id, assignable)) };
    return { body };
  });
}

/** Changes what is assigned. */
export function PATCH(request: Request): Promise<Response> {
  return answerRequest("change-assignment", async () => {
    const { id, ...change } = await readBody(request, changeSetSchema, largestSet);
    limitStaff(request.headers);
    const [store, caller, assignable] = [await getStore(), readCaller(request), await listAssignable()];
    await changeSet(store, caller, id, change, assignable);
    const body: AssignmentsReply = { ok: true, ...(await readSets(store, caller, id, assignable)) };
    return { body };
  });
}

/** Takes back what was assigned. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("delete-assignment", async () => {
    const { id, ...wish } = await readBody(request, deleteSetSchema);
    limitStaff(request.headers);
    const [store, caller, assignable] = [await getStore(), readCaller(request), await listAssignable()];
    await deleteSet(store, caller, id, wish);
    const body: AssignmentsReply = { ok: true, ...(await readSets(store, caller, id, assignable)) };
    return { body };
  });
}
