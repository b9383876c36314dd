import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import { nameExercise, type AssignableExercise, type SetFields } from "@/lib/contract/assignment";
import type { Database, Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { getClass } from "../classes/class-access";
import { countHandedIn } from "./list-work";
import { loadSets, type LoadedSet } from "./load-sets";

/** Sets of one class. */
const mostSets = 100;

/** A set's columns. However its times were written, they are kept as UTC, so that they sort as text. */
function writeRow(fields: SetFields) {
  return {
    title: fields.title,
    release_at: new Date(fields.releaseAt).toISOString(),
    due_at: new Date(fields.dueAt).toISOString(),
    late_rules: JSON.stringify(fields.late),
    attempt_rule: JSON.stringify(fields.attempts),
    shows_scores: fields.showsScores,
    has_board: fields.hasBoard ? 1 : 0,
    changed_at: new Date().toISOString(),
  };
}

/** What the server does not grade cannot be assigned; what is in the set already may stay there. */
function checkExercises(
  { exercises }: SetFields,
  assignable: readonly AssignableExercise[],
  present: LoadedSet | null,
): void {
  const isSame = (a: { lesson: string; exercise: string }, b: { lesson: string; exercise: string }) =>
    a.lesson === b.lesson && a.exercise === b.exercise;
  const strange = exercises.find(
    (wanted) =>
      !assignable.some((known) => isSame(known, wanted)) &&
      present?.exercises.some((known) => isSame(known, wanted)) !== true,
  );
  if (strange === undefined) return;
  throw new AppError(
    "bad-request",
    400,
    `“${nameExercise(strange.exercise)}” is not graded by the server, so it cannot be assigned.`,
  );
}

async function insertSet(
  transaction: Transaction<Database>,
  classId: string,
  fields: SetFields,
): Promise<string> {
  const id = randomUUID();
  const row = writeRow(fields);
  await transaction
    .insertInto("exercise_sets")
    .values({ ...row, id, class_id: classId, created_at: row.changed_at })
    .execute();
  const sets = await transaction
    .selectFrom("exercise_sets")
    .select("id")
    .where("class_id", "=", classId)
    .execute();
  if (sets.length > mostSets) {
    throw new AppError("bad-request", 400, `A class has at most ${mostSets} assignments.`);
  }
  await transaction
    .insertInto("set_exercises")
    .values(fields.exercises.map((entry, position) => ({ ...entry, id: randomUUID(), set_id: id, position })))
    .execute();
  return id;
}

/**
 * Assigns exercises to a class.
 *
 * @param assignable - the exercises that the server grades
 * @returns the set's id
 * @throws AppError as `getClass`, or "bad-request" for an exercise that is not graded.
 */
export async function createSet(
  store: Store,
  caller: Caller,
  classId: string,
  fields: SetFields,
  assignable: readonly AssignableExercise[],
): Promise<string> {
  const { account } = await getClass(store, caller, classId, "instructor");
  checkExercises(fields, assignable, null);
  return store.transaction().execute(async (transaction) => {
    const id = await insertSet(transaction, classId, fields);
    await writeAudit(transaction, account.id, "assignment.create", id);
    return id;
  });
}

/** @throws AppError "not-found" where the set is none of this class. */
export async function getSet(store: Store, classId: string, setId: string): Promise<LoadedSet> {
  const found = (await loadSets(store, classId)).find(({ id }) => id === setId);
  if (found === undefined) throw new AppError("not-found", 404, "The class has no such assignment any more.");
  return found;
}

/** Brings the exercises of a set to a new list. One that stays keeps its id, and so its overrides and comments. */
async function changeExercises(
  transaction: Transaction<Database>,
  { id, exercises }: LoadedSet,
  wanted: SetFields["exercises"],
): Promise<void> {
  const kept = new Set<string>();
  for (const [position, entry] of wanted.entries()) {
    const known = exercises.find(
      (candidate) => candidate.lesson === entry.lesson && candidate.exercise === entry.exercise,
    );
    const row = { ...entry, position };
    if (known === undefined) {
      await transaction
        .insertInto("set_exercises")
        .values({ ...row, id: randomUUID(), set_id: id })
        .execute();
    } else {
      kept.add(known.id);
      await transaction.updateTable("set_exercises").set(row).where("id", "=", known.id).execute();
    }
  }
  const gone = exercises.filter((candidate) => !kept.has(candidate.id)).map((candidate) => candidate.id);
  if (gone.length > 0) await transaction.deleteFrom("set_exercises").where("id", "in", gone).execute();
}

/**
 * Changes a set. Scores follow at once, since they are computed from what was handed in.
 *
 * @throws AppError as `createSet`, or "not-found".
 */
export async function changeSet(
  store: Store,
  caller: Caller,
  classId: string,
  { set, fields }: { set: string; fields: SetFields },
  assignable: readonly AssignableExercise[],
): Promise<void> {
  const { account } = await getClass(store, caller, classId, "instructor");
  const present = await getSet(store, classId, set);
  checkExercises(fields, assignable, present);
  await store.transaction().execute(async (transaction) => {
    await transaction.updateTable("exercise_sets").set(writeRow(fields)).where("id", "=", set).execute();
    await changeExercises(transaction, present, fields.exercises);
    await writeAudit(transaction, account.id, "assignment.change", set);
  });
}

/**
 * Makes the same set once more, a week later, without anybody's extension.
 *
 * @returns the copy's id
 * @throws AppError as `getClass`, or "not-found".
 */
export async function copySet(
  store: Store,
  caller: Caller,
  classId: string,
  setId: string,
  now = Date.now(),
): Promise<string> {
  const { account } = await getClass(store, caller, classId, "instructor");
  const { title, exercises, ...present } = await getSet(store, classId, setId);
  // Not seen by anybody before who copies it has looked at its times.
  const releaseAt = Math.max(now, Date.parse(present.releaseAt)) + 7 * 24 * 60 * 60 * 1000;
  const length = Date.parse(present.dueAt) - Date.parse(present.releaseAt);
  const fields: SetFields = {
    title: `${title.slice(0, 93)} (copy)`,
    releaseAt: new Date(releaseAt).toISOString(),
    dueAt: new Date(releaseAt + length).toISOString(),
    late: present.late,
    attempts: present.attempts,
    showsScores: present.showsScores,
    hasBoard: present.hasBoard,
    exercises: exercises.map(({ lesson, exercise, points }) => ({ lesson, exercise, points })),
  };
  return store.transaction().execute(async (transaction) => {
    const id = await insertSet(transaction, classId, fields);
    await writeAudit(transaction, account.id, "assignment.copy", id);
    return id;
  });
}

/**
 * Takes a set away, with its extensions, overrides and comments. What was handed in stays, as practice.
 *
 * @param withWork - whether to do so although learners have handed something in
 * @throws AppError as `getClass`, "not-found", or "bad-request" where work was handed in and `withWork` is false.
 */
export async function deleteSet(
  store: Store,
  caller: Caller,
  classId: string,
  { set, withWork }: { set: string; withWork: boolean },
): Promise<void> {
  const { account } = await getClass(store, caller, classId, "instructor");
  await getSet(store, classId, set);
  const handedIn = (await countHandedIn(store, classId)).get(set) ?? 0;
  if (handedIn > 0 && !withWork) {
    throw new AppError(
      "bad-request",
      400,
      `${handedIn === 1 ? "1 learner has" : `${handedIn} learners have`} handed in work for it: its scores would be gone.`,
    );
  }
  await store.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("exercise_sets").where("id", "=", set).execute();
    await writeAudit(transaction, account.id, "assignment.delete", set);
  });
}
