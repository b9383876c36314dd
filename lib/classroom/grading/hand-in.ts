import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import { lockOrCreateReader, type ReaderClaim } from "../readers";
import { fingerprintEvidence } from "./copies";
import { evidenceSchemas } from "./evidence";
import { findGrader } from "./load-graders";
import { readRival } from "./offered-models";
import { keepSubmission, type Evidence, type KeptSubmission } from "./submit";

/** Of one reader and exercise so many may wait for their grade at once. */
const mostWaiting = 5;

/** Of one reader and exercise so many are kept. */
const mostKept = 1000;

/**
 * Keeps what a reader, known or new, hands in for an exercise of the course.
 *
 * @returns `token` is the new cookie to give, null when the browser has one that holds
 * @throws AppError "not-found", "bad-request" where the evidence is not of the exercise's kind, "no-looks-left" where its test
 * set has worn out, "not-found" where it attacks a model that is not offered, or "too-many-requests"
 */
export async function handIn(
  store: Store,
  claim: ReaderClaim,
  { lesson, exercise, evidence, key }: Evidence,
  now = new Date(),
): Promise<KeptSubmission & { token: string | null }> {
  const grader = await findGrader(lesson, exercise);
  const parsed = evidenceSchemas[grader.exercise.kind].safeParse(evidence);
  if (!parsed.success) {
    const tooBig = parsed.error.issues.some(({ code }) => code === "too_big");
    if (tooBig) throw new AppError("too-large", 413, "What was handed in is larger than any right solution.");
    throw new AppError("bad-request", 400, "What was handed in is not of the form that this exercise takes.");
  }
  const { exercise: graded } = grader;
  const looks = graded.kind === "experiment" ? (graded.peeks?.most ?? Infinity) : Infinity;
  const fingerprint = fingerprintEvidence(parsed.data);
  return store.transaction().execute(async (transaction) => {
    const { id: readerId, token } = await lockOrCreateReader(transaction, claim, now.toISOString());
    if ("rival" in parsed.data && parsed.data.rival !== undefined)
      await readRival(transaction, readerId, { lesson, exercise }, parsed.data.rival);
    const { waiting, all } = await transaction
      .selectFrom("submissions")
      .leftJoin("grading_jobs", "grading_jobs.submission_id", "submissions.id")
      .select(({ fn }) => [
        fn.count<number | string>("grading_jobs.submission_id").as("waiting"),
        fn.count<number | string>("submissions.id").as("all"),
      ])
      .where("reader_id", "=", readerId)
      .where("lesson", "=", lesson)
      .where("exercise", "=", exercise)
      .where("key", "!=", key)
      .executeTakeFirstOrThrow();
    if (Number(all) >= looks)
      throw new AppError(
        "no-looks-left",
        409,
        `The test set has been looked at ${looks} times: it has no more to say about your models.`,
      );
    if (Number(waiting) >= mostWaiting || Number(all) >= mostKept)
      throw new AppError(
        "too-many-requests",
        429,
        "Some of what you have handed in here is still waiting for its grade: try again when it has come.",
      );
    const kept = await keepSubmission(
      transaction,
      { readerId, lesson, exercise, evidence: parsed.data, key, fingerprint },
      now,
    );
    return { ...kept, token };
  });
}
