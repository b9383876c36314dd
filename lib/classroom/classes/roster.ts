import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "@/lib/store/database";
import type { Transaction } from "kysely";
import type { Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { getClass } from "./class-access";
import { forgetReading } from "./keep-reading";
import { readNames } from "./read-names";

/** People on one class's list. */
const mostLearners = 2000;

/** Two spellings of one name, for what is written in a list. */
export function normalizeName(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** @throws AppError "bad-request" where the class would grow beyond its limit. */
export async function checkRoom(
  transaction: Transaction<Database>,
  classId: string,
  more: number,
): Promise<void> {
  const { count } = await transaction
    .selectFrom("learners")
    .select(({ fn }) => fn.countAll<string | number>().as("count"))
    .where("class_id", "=", classId)
    .executeTakeFirstOrThrow();
  if (Number(count) + more > mostLearners) {
    throw new AppError("bad-request", 400, `A class holds ${mostLearners} people: this would be too many.`);
  }
}

/**
 * Puts the names of a CSV file on the list. A name that is there already is not put there again.
 *
 * @throws AppError as `getClass`, or "bad-request" for a file without names.
 */
export async function importLearners(
  store: Store,
  caller: Caller,
  id: string,
  csv: string,
): Promise<{ added: number; known: number }> {
  const { account } = await getClass(store, caller, id, "instructor");
  const names = readNames(csv);
  return store.transaction().execute(async (transaction) => {
    // The row's lock holds back another import of the same list.
    await transaction.updateTable("classes").set({ id }).where("id", "=", id).execute();
    const present = await transaction
      .selectFrom("learners")
      .select("name")
      .where("class_id", "=", id)
      .execute();
    const known = new Set(present.map((row) => normalizeName(row.name)));
    const fresh = names.filter((name) => !known.has(normalizeName(name)));
    await checkRoom(transaction, id, fresh.length);
    const now = new Date().toISOString();
    const rows = fresh.map((name) => ({
      id: randomUUID(),
      class_id: id,
      reader_id: null,
      name,
      created_at: now,
      joined_at: null,
    }));
    // SQLite binds some thousands of values in one statement, so a long list goes in pieces.
    for (let start = 0; start < rows.length; start += 200) {
      await transaction
        .insertInto("learners")
        .values(rows.slice(start, start + 200))
        .execute();
    }
    await writeAudit(transaction, account.id, "learner.import", id);
    return { added: fresh.length, known: names.length - fresh.length };
  });
}

function refuseLearner(): AppError {
  return new AppError("not-found", 404, "There is nobody like that on this class's list any more.");
}

/** @throws AppError as `getClass`, also where the learner is none of this class. */
export async function renameLearner(
  store: Store,
  caller: Caller,
  id: string,
  learner: string,
  name: string,
): Promise<void> {
  const { account } = await getClass(store, caller, id, "instructor");
  await store.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable("learners")
      .set({ name })
      .where("id", "=", learner)
      .where("class_id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) throw refuseLearner();
    await writeAudit(transaction, account.id, "learner.rename", learner);
  });
}

/**
 * Takes a person off the list. What the person has answered stays the anonymous reader's; how far that one has read is
 * forgotten with the last class.
 *
 * @throws AppError as `renameLearner`.
 */
export async function removeLearner(
  store: Store,
  caller: Caller,
  id: string,
  learner: string,
): Promise<void> {
  const { account } = await getClass(store, caller, id, "instructor");
  await store.transaction().execute(async (transaction) => {
    const row = await transaction
      .deleteFrom("learners")
      .where("id", "=", learner)
      .where("class_id", "=", id)
      .returning("reader_id")
      .executeTakeFirst();
    if (row === undefined) throw refuseLearner();
    if (row.reader_id !== null) await forgetReading(transaction, row.reader_id);
    await writeAudit(transaction, account.id, "learner.delete", learner);
  });
}
