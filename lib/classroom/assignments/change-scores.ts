import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { getClass } from "../classes/class-access";
import { getLearnerOf } from "./extensions";
import { getSetExercise, type CellPlace } from "./read-evidence";

/** Comments of one learner on one exercise. */
const mostComments = 50;

/** @throws AppError as `getClass` for an instructor, or "not-found" for a cell of elsewhere. */
async function getCell(store: Store, caller: Caller, classId: string, place: CellPlace) {
  const { account } = await getClass(store, caller, classId, "instructor");
  const learner = await getLearnerOf(store, classId, place.learner);
  const { exercise } = await getSetExercise(store, classId, place.exercise);
  return { account, learner, exercise };
}

/**
 * Gives a learner a score for an exercise in place of the computed one, for a reason that is kept.
 *
 * @param hundredths - of a point; more than the exercise's points are possible
 * @throws AppError as `getCell`.
 */
export async function setOverride(
  store: Store,
  caller: Caller,
  classId: string,
  place: CellPlace,
  { hundredths, reason }: { hundredths: number; reason: string },
): Promise<void> {
  const { account, learner, exercise } = await getCell(store, caller, classId, place);
  const values = { hundredths, reason, user_id: account.id, created_at: new Date().toISOString() };
  await store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("score_overrides")
      .values({ ...values, set_exercise_id: exercise.id, learner_id: learner.id })
      .onConflict((conflict) => conflict.columns(["set_exercise_id", "learner_id"]).doUpdateSet(values))
      .execute();
    await writeAudit(transaction, account.id, "override.set", exercise.id);
  });
}

/** Lets the computed score stand again. @throws AppError as `getCell`. */
export async function removeOverride(
  store: Store,
  caller: Caller,
  classId: string,
  place: CellPlace,
): Promise<void> {
  const { account, learner, exercise } = await getCell(store, caller, classId, place);
  await store.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom("score_overrides")
      .where("set_exercise_id", "=", exercise.id)
      .where("learner_id", "=", learner.id)
      .execute();
    await writeAudit(transaction, account.id, "override.delete", exercise.id);
  });
}

/**
 * Writes to a learner about an exercise; assistants may as well.
 *
 * @throws AppError as `getClass`, "not-found" for a cell of elsewhere, or "bad-request" where there are too many.
 */
export async function addComment(
  store: Store,
  caller: Caller,
  classId: string,
  place: CellPlace,
  text: string,
): Promise<void> {
  const { account } = await getClass(store, caller, classId, "assistant");
  const learner = await getLearnerOf(store, classId, place.learner);
  const { exercise } = await getSetExercise(store, classId, place.exercise);
  await store.transaction().execute(async (transaction) => {
    const { count } = await transaction
      .selectFrom("score_comments")
      .select(({ fn }) => fn.countAll<string | number>().as("count"))
      .where("learner_id", "=", learner.id)
      .where("set_exercise_id", "=", exercise.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= mostComments)
      throw new AppError("bad-request", 400, `There are ${mostComments} comments already.`);
    await transaction
      .insertInto("score_comments")
      .values({
        id: randomUUID(),
        set_exercise_id: exercise.id,
        learner_id: learner.id,
        user_id: account.id,
        text,
        created_at: new Date().toISOString(),
      })
      .execute();
    await writeAudit(transaction, account.id, "comment.create", exercise.id);
  });
}

/**
 * Takes a comment back: one's own, or as an instructor anybody's.
 *
 * @returns the cell at which it stood
 * @throws AppError as `getClass`, "not-found" for a comment of elsewhere, or "forbidden".
 */
export async function removeComment(
  store: Store,
  caller: Caller,
  classId: string,
  comment: string,
): Promise<CellPlace> {
  const { account, role } = await getClass(store, caller, classId, "assistant");
  const row = await store
    .selectFrom("score_comments")
    .innerJoin("learners", "learners.id", "score_comments.learner_id")
    .select(["user_id", "set_exercise_id", "learner_id"])
    .where("score_comments.id", "=", comment)
    .where("learners.class_id", "=", classId)
    .executeTakeFirst();
  if (row === undefined) throw new AppError("not-found", 404, "This comment is gone already.");
  if (role !== "instructor" && row.user_id !== account.id)
    throw new AppError("forbidden", 403, "Assistants take back their own comments only.");
  await store.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("score_comments").where("id", "=", comment).execute();
    await writeAudit(transaction, account.id, "comment.delete", row.set_exercise_id);
  });
  return { learner: row.learner_id, exercise: row.set_exercise_id };
}
