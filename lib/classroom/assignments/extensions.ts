import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { getClass } from "../classes/class-access";
import { getSet } from "./change-sets";

/** @throws AppError "not-found" where the learner is none of this class. */
export async function getLearnerOf(
  store: Store,
  classId: string,
  learner: string,
): Promise<{ id: string; name: string }> {
  const row = await store
    .selectFrom("learners")
    .select(["id", "name"])
    .where("class_id", "=", classId)
    .where("id", "=", learner)
    .executeTakeFirst();
  if (row !== undefined) return row;
  throw new AppError("not-found", 404, "There is nobody like that on this class's list any more.");
}

/**
 * Gives one learner a due time of their own for a set, or another one.
 *
 * @throws AppError as `getClass`; "not-found" for a set or a learner of elsewhere; "bad-request" for a time that is not
 * after the one that all have.
 */
export async function setExtension(
  store: Store,
  caller: Caller,
  classId: string,
  { set, learner, dueAt, reason }: { set: string; learner: string; dueAt: string; reason: string },
): Promise<void> {
  const { account } = await getClass(store, caller, classId, "instructor");
  const present = await getSet(store, classId, set);
  await getLearnerOf(store, classId, learner);
  if (Date.parse(dueAt) <= present.rules.dueAt) {
    throw new AppError("bad-request", 400, "An extension ends after the time that everybody has.");
  }
  const values = { due_at: new Date(dueAt).toISOString(), reason };
  await store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("set_extensions")
      .values({ ...values, set_id: set, learner_id: learner, created_at: new Date().toISOString() })
      .onConflict((conflict) => conflict.columns(["set_id", "learner_id"]).doUpdateSet(values))
      .execute();
    await writeAudit(transaction, account.id, "extension.set", set);
  });
}

/** @throws AppError as `getClass`, or "not-found" for a set of elsewhere. One that is not there is left so. */
export async function removeExtension(
  store: Store,
  caller: Caller,
  classId: string,
  { set, learner }: { set: string; learner: string },
): Promise<void> {
  const { account } = await getClass(store, caller, classId, "instructor");
  await getSet(store, classId, set);
  await store.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom("set_extensions")
      .where("set_id", "=", set)
      .where("learner_id", "=", learner)
      .execute();
    await writeAudit(transaction, account.id, "extension.delete", set);
  });
}
