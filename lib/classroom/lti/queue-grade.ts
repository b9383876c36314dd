import type { Transaction } from "kysely";
import type { LtiTarget } from "@/lib/contract/lti";
import type { Database } from "@/lib/store/database";

/** The columns of a score that is to be sent from `now` on, ISO 8601. */
export const noteScore = (score: number, now: string) => ({
  score,
  scored_at: now,
  next_at: now,
  attempts: 0,
  sent_at: null,
  fault: null,
});

/** What is graded: a target that can be. */
export type GradedTarget = Exclude<LtiTarget, { kind: "lesson" }>;

/**
 * Notes a reader's score for all links of learning platforms by which the reader came to that poll or exercise, in the
 * transaction in which the score comes to be. It is sent later, by `sendDueGrades`. The same score again changes
 * nothing; a reader who came by no such link costs one look into an index.
 *
 * @param score - from 0 to 1.
 */
export async function queueGrade(
  transaction: Transaction<Database>,
  readerId: string,
  target: GradedTarget,
  score: number,
): Promise<void> {
  await transaction
    .updateTable("lti_grades")
    .set(noteScore(score, new Date().toISOString()))
    .where("reader_id", "=", readerId)
    .where((where) => where.or([where("score", "is", null), where("score", "<>", score)]))
    .where("placement_id", "in", (select) =>
      select
        .selectFrom("lti_placements")
        .select("id")
        .where("lesson", "=", target.lesson)
        .where("kind", "=", target.kind)
        .where("item", "=", target.item)
        .$if(target.kind === "poll", (query) =>
          query.where("points", "=", target.kind === "poll" ? target.points : ""),
        ),
    )
    .execute();
}
