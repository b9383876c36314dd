import type { AssignableExercise, AssignmentsReply } from "@/lib/contract/assignment";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { getClass } from "../classes/class-access";
import { compareNames } from "../classes/read-class";
import { countHandedIn } from "./list-work";
import { loadSets } from "./load-sets";

/**
 * What is assigned to a class, and what may be.
 *
 * @param assignable - the exercises that the server grades
 * @throws AppError as `getClass`.
 */
export async function readSets(
  store: Store,
  caller: Caller,
  classId: string,
  assignable: AssignableExercise[],
): Promise<Omit<AssignmentsReply, "ok">> {
  await getClass(store, caller, classId, "assistant");
  const extensions = await store
    .selectFrom("set_extensions")
    .innerJoin("learners", "learners.id", "set_extensions.learner_id")
    .select(["set_id", "learners.id", "name", "due_at as dueAt", "reason"])
    .where("class_id", "=", classId)
    .execute();
  const handedIn = await countHandedIn(store, classId);
  const sets = (await loadSets(store, classId)).map(({ rules: _rules, ...set }) => ({
    ...set,
    handedIn: handedIn.get(set.id) ?? 0,
    extensions: extensions
      .filter(({ set_id }) => set_id === set.id)
      .sort(compareNames)
      .map(({ id, dueAt, reason }) => ({ learner: id, dueAt, reason })),
  }));
  return { sets, assignable };
}
