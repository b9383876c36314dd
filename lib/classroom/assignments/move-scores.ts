import type { Transaction } from "kysely";
import type { Database } from "@/lib/store/database";

/**
 * Gives one entry of a class's list what those who teach have noted for another of the same person: comments, and
 * extensions and overrides where the first has none.
 */
export async function moveScores(
  transaction: Transaction<Database>,
  keep: string,
  drop: string,
): Promise<void> {
  await transaction
    .updateTable("set_extensions")
    .set({ learner_id: keep })
    .where("learner_id", "=", drop)
    .where("set_id", "not in", (query) =>
      query.selectFrom("set_extensions").select("set_id").where("learner_id", "=", keep),
    )
    .execute();
  await transaction
    .updateTable("score_overrides")
    .set({ learner_id: keep })
    .where("learner_id", "=", drop)
    .where("set_exercise_id", "not in", (query) =>
      query.selectFrom("score_overrides").select("set_exercise_id").where("learner_id", "=", keep),
    )
    .execute();
  await transaction
    .updateTable("score_comments")
    .set({ learner_id: keep })
    .where("learner_id", "=", drop)
    .execute();
}
