import { randomUUID } from "node:crypto";
import type { Store } from "@/lib/store/database";
import { lockRows } from "@/lib/store/lock-row";

/** A submission that a worker has taken to grade. */
export interface GradingJob {
  submissionId: string;
  readerId: string;
  lesson: string;
  exercise: string;
  /** As it was handed in. */
  evidence: unknown;
  receivedAt: string;
  /** Names the taking: who has it no more may not finish the job. */
  lease: string;
  /** How often it was taken, this time included. */
  attempts: number;
}

export interface NewGrade {
  /** From 0 to 1; null where the grader could not tell. */
  score: number | null;
  /** What the learner is told, as JSON holds it. */
  report: unknown;
  /** Fingerprint of the grader; absent where it is not known. */
  grader?: string | null;
}

/**
 * Takes the submissions that have waited longest, for a time: whoever takes them and dies leaves them to others when that is
 * over. Any number of workers may do so at once; none gets what another has.
 *
 * @param most - at least one
 * @param milliseconds - for which they are taken: longer than all of them can take to grade
 */
export async function takeJobs(
  store: Store,
  most: number,
  milliseconds: number,
  now = Date.now(),
): Promise<GradingJob[]> {
  const lease = randomUUID();
  // An empty queue is looked at often: it shall keep no writer waiting.
  const any = await store
    .selectFrom("grading_jobs")
    .select("submission_id")
    .where("due_at", "<=", new Date(now).toISOString())
    .limit(1)
    .executeTakeFirst();
  if (any === undefined) return [];
  return store.transaction().execute(async (transaction) => {
    const due = transaction
      .selectFrom("grading_jobs")
      .select("submission_id")
      .where("due_at", "<=", new Date(now).toISOString())
      .orderBy("due_at")
      .limit(most);
    const ids = (await lockRows(transaction, due, "take").execute()).map((row) => row.submission_id);
    if (ids.length === 0) return [];
    await transaction
      .updateTable("grading_jobs")
      .set(({ eb }) => ({
        lease,
        due_at: new Date(now + milliseconds).toISOString(),
        attempts: eb("attempts", "+", 1),
      }))
      .where("submission_id", "in", ids)
      .execute();
    const rows = await transaction
      .selectFrom("grading_jobs")
      .innerJoin("submissions", "submissions.id", "grading_jobs.submission_id")
      .select(["submission_id", "reader_id", "lesson", "exercise", "evidence", "received_at", "attempts"])
      .where("lease", "=", lease)
      .orderBy("received_at")
      .execute();
    return rows.map((row) => ({
      submissionId: row.submission_id,
      readerId: row.reader_id,
      lesson: row.lesson,
      exercise: row.exercise,
      evidence: JSON.parse(row.evidence) as unknown,
      receivedAt: row.received_at,
      lease,
      attempts: row.attempts,
    }));
  });
}

/**
 * Keeps the grade of a job and takes the job from the queue, both or neither.
 *
 * @returns whether it was this worker's to finish: false where its lease was over and another has taken the job since
 */
export async function finishJob(
  store: Store,
  { submissionId, lease }: Pick<GradingJob, "submissionId" | "lease">,
  { score, report, grader = null }: NewGrade,
  now = new Date(),
): Promise<boolean> {
  return store.transaction().execute(async (transaction) => {
    const finished = await transaction
      .deleteFrom("grading_jobs")
      .where("submission_id", "=", submissionId)
      .where("lease", "=", lease)
      .returning("submission_id")
      .executeTakeFirst();
    if (finished === undefined) return false;
    const { reader_id } = await transaction
      .selectFrom("submissions")
      .select("reader_id")
      .where("id", "=", submissionId)
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto("grades")
      .values({
        submission_id: submissionId,
        reader_id,
        score,
        report: JSON.stringify(report),
        graded_at: now.toISOString(),
        grader,
      })
      .execute();
    return true;
  });
}
