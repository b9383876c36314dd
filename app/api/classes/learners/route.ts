import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { readClass } from "@/lib/classroom/classes/read-class";
import { importLearners, removeLearner, renameLearner } from "@/lib/classroom/classes/roster";
import { readBody } from "@/lib/classroom/read-request";
import {
  importSchema,
  largestList,
  removeLearnerSchema,
  renameLearnerSchema,
  type ClassReply,
  type ImportReply,
} from "@/lib/contract/class";
import { getStore } from "@/lib/store/open-store";

/** Puts the names of a CSV file on a class's list. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("import-learners", async () => {
    const { id, csv } = await readBody(request, importSchema, largestList);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    const counts = await importLearners(store, caller, id, csv);
    const body: ImportReply = { ok: true, ...counts, class: await readClass(store, caller, id) };
    return { body };
  });
}

/** Renames somebody on a class's list. */
export function PATCH(request: Request): Promise<Response> {
  return answerRequest("rename-learner", async () => {
    const { id, learner, name } = await readBody(request, renameLearnerSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await renameLearner(store, caller, id, learner, name);
    const body: ClassReply = { ok: true, class: await readClass(store, caller, id) };
    return { body };
  });
}

/** Takes somebody off a class's list. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("remove-learner", async () => {
    const { id, learner } = await readBody(request, removeLearnerSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await removeLearner(store, caller, id, learner);
    const body: ClassReply = { ok: true, class: await readClass(store, caller, id) };
    return { body };
  });
}
