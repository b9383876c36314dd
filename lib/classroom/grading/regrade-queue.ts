import { randomUUID } from "node:crypto";
import type { Store } from "@/lib/store/database";
import { lockRows } from "@/lib/store/lock-row";
import type { GradingJob, NewGrade } from "./grading-queue";

/** A submission that is graded once more, for a regrade that may be committed or not. */
export interface RegradeJob extends GradingJob {
  regradeId: string;
}

/** Takes what regrades have to grade, for a time, as `takeJobs` takes what was handed in. */
export async function takeRegradeJobs(
  store: Store,
  most: number,
  milliseconds: number,
  now = Date.now(),
): Promise<RegradeJob[]> {
  const lease = randomUUID();
  // As in `takeJobs`: an empty queue keeps no writer waiting.
  const any = await store
    .selectFrom("regrade_results")
    .select("submission_id")
    .where("due_at", "<=", new Date(now).toISOString())
    .limit(1)
    .executeTakeFirst();
  if (any === undefined) return [];
  return store.transaction().execute(async (transaction) => {
    const due = transaction
      .selectFrom("regrade_results")
      .select(["regrade_id", "submission_id"])
      .where("due_at", "<=", new Date(now).toISOString())
      .orderBy("due_at")
      .limit(most);
    const taken = await lockRows(transaction, due, "take").execute();
    if (taken.length === 0) return [];
    await transaction
      .updateTable("regrade_results")
      .set(({ eb }) => ({
        lease,
        due_at: new Date(now + milliseconds).toISOString(),
        attempts: eb("attempts", "+", 1),
      }))
      .where(({ or, and, eb }) =>
        or(
          taken.map(({ regrade_id, submission_id }) =>
            and([eb("regrade_id", "=", regrade_id), eb("submission_id", "=", submission_id)]),
          ),
        ),
      )
      .execute();
    const rows = await transaction
      .selectFrom("regrade_results")
      .innerJoin("submissions", "submissions.id", "regrade_results.submission_id")
      .select([
        "regrade_id as regradeId",
        "submission_id as submissionId",
        "reader_id as readerId",
        "lesson",
        "exercise",
        "evidence",
        "received_at as receivedAt",
        "attempts",
      ])
      .where("lease", "=", lease)
      .execute();
    return rows.map((row) => ({ ...row, evidence: JSON.parse(row.evidence) as unknown, lease }));
  });
}

/**
 * Keeps what a regrade's job has come to, beside the grade, which stays as it is.
 *
 * @returns whether it was this worker's to finish, as `finishJob`
 */
export async function finishRegradeJob(
  store: Store,
  { regradeId, submissionId, lease }: Pick<RegradeJob, "regradeId" | "submissionId" | "lease">,
  { score, report, grader = null }: NewGrade,
): Promise<boolean> {
  const row = await store
    .updateTable("regrade_results")
    .set({ score, report: JSON.stringify(report), grader, due_at: null, lease: null })
    .where("regrade_id", "=", regradeId)
    .where("submission_id", "=", submissionId)
    .where("lease", "=", lease)
    .returning("submission_id")
    .executeTakeFirst();
  return row !== undefined;
}
