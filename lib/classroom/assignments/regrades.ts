import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import type { RegradeTable } from "@/lib/store/assignment-tables";
import type { Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { getClass } from "../classes/class-access";

/** Values in one statement: SQLite binds some thousands. */
const mostRows = 200;

/**
 * Has all graded submissions of a class for one exercise graded once more, by the graders as they are now. What comes of
 * it is a preview: no grade changes before `commitRegrade`. A preview of the same exercise that is there is replaced.
 *
 * @returns the regrade's id
 * @throws AppError as `getClass`, or "bad-request" where there is nothing to grade.
 */
export async function startRegrade(
  store: Store,
  caller: Caller,
  classId: string,
  { lesson, exercise }: { lesson: string; exercise: string },
  now = new Date(),
): Promise<string> {
  const { account } = await getClass(store, caller, classId, "instructor");
  return store.transaction().execute(async (transaction) => {
    const graded = await transaction
      .selectFrom("submissions")
      .innerJoin("learners", "learners.reader_id", "submissions.reader_id")
      .innerJoin("grades", "grades.submission_id", "submissions.id")
      .select(["submissions.id", "score"])
      .where("learners.class_id", "=", classId)
      .where("lesson", "=", lesson)
      .where("exercise", "=", exercise)
      .execute();
    if (graded.length === 0)
      throw new AppError("bad-request", 400, "Nothing of this class has been graded for this exercise yet.");
    await transaction
      .deleteFrom("regrades")
      .where("class_id", "=", classId)
      .where("lesson", "=", lesson)
      .where("exercise", "=", exercise)
      .where("committed_at", "is", null)
      .execute();
    const id = randomUUID();
    const at = now.toISOString();
    await transaction
      .insertInto("regrades")
      .values({
        id,
        class_id: classId,
        lesson,
        exercise,
        user_id: account.id,
        created_at: at,
        committed_at: null,
      })
      .execute();
    const rows = graded.map((row) => ({
      regrade_id: id,
      submission_id: row.id,
      old_score: row.score,
      due_at: at,
      lease: null,
      attempts: 0,
      score: null,
      report: null,
      grader: null,
    }));
    for (let start = 0; start < rows.length; start += mostRows) {
      await transaction
        .insertInto("regrade_results")
        .values(rows.slice(start, start + mostRows))
        .execute();
    }
    await writeAudit(transaction, account.id, "regrade.create", id);
    return id;
  });
}

/** @throws AppError "not-found" for one of elsewhere. */
async function getRegrade(store: Store, classId: string, id: string): Promise<RegradeTable> {
  const row = await store
    .selectFrom("regrades")
    .selectAll()
    .where("id", "=", id)
    .where("class_id", "=", classId)
    .executeTakeFirst();
  if (row === undefined) throw new AppError("not-found", 404, "This regrade is gone already.");
  return row;
}

/**
 * Puts the new grades in place of the old ones, all or none. Where the graders could not tell any more, the old grade
 * stays.
 *
 * @throws AppError as `getClass`; "not-found"; "bad-request" while some are still to be graded, or a second time.
 */
export async function commitRegrade(
  store: Store,
  caller: Caller,
  classId: string,
  id: string,
  now = new Date(),
): Promise<void> {
  const { account } = await getClass(store, caller, classId, "instructor");
  await getRegrade(store, classId, id);
  const at = now.toISOString();
  await store.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable("regrades")
      .set({ committed_at: at })
      .where("id", "=", id)
      .where("committed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined)
      throw new AppError("bad-request", 400, "These grades have been taken over already.");
    const waiting = await transaction
      .selectFrom("regrade_results")
      .select("submission_id")
      .where("regrade_id", "=", id)
      .where("due_at", "is not", null)
      .limit(1)
      .executeTakeFirst();
    if (waiting !== undefined)
      throw new AppError("bad-request", 400, "Some submissions are still being graded: wait for them first.");
    await transaction
      .updateTable("grades")
      .from("regrade_results")
      .set(({ ref }) => ({
        score: ref("regrade_results.score"),
        report: ref("regrade_results.report").$notNull(),
        grader: ref("regrade_results.grader"),
        graded_at: at,
      }))
      .whereRef("regrade_results.submission_id", "=", "grades.submission_id")
      .where("regrade_results.regrade_id", "=", id)
      .where("regrade_results.score", "is not", null)
      .execute();
    await writeAudit(transaction, account.id, "regrade.commit", id);
  });
}

/**
 * Lets a preview go; grades stay as they are.
 *
 * @throws AppError as `getClass`; "not-found"; "bad-request" for one that was committed.
 */
export async function discardRegrade(
  store: Store,
  caller: Caller,
  classId: string,
  id: string,
): Promise<void> {
  const { account } = await getClass(store, caller, classId, "instructor");
  await getRegrade(store, classId, id);
  await store.transaction().execute(async (transaction) => {
    const row = await transaction
      .deleteFrom("regrades")
      .where("id", "=", id)
      .where("committed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined)
      throw new AppError("bad-request", 400, "These grades have been taken over already.");
    await writeAudit(transaction, account.id, "regrade.delete", id);
  });
}
