import { AppError } from "@/lib/contract/app-error";
import type { LessonAnswersReply, PollResult, SavedAnswer } from "@/lib/contract/poll";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { isRight } from "./judge-answer";
import { queueGrade } from "./lti/queue-grade";
import { describeResult } from "./poll-results";
import { findReader, lockReader } from "./readers";
import { findAnswer, readAnswer, type PollPlace } from "./votes";

/**
 * Shows a reader who has answered which answer is right; from now on that answer stands.
 *
 * @param token - the reader's cookie.
 * @throws AppError "answer-first" when this reader has no vote for this version of the poll.
 */
export async function revealPoll(
  store: Store,
  place: PollPlace,
  token: string | null,
): Promise<SavedAnswer & { result: PollResult }> {
  const saved = await store.transaction().execute(async (transaction) => {
    const readerId = await lockReader(transaction, token);
    const answer = readerId === null ? null : await findAnswer(transaction, place, readerId);
    if (readerId === null || answer === null) {
      throw new AppError(
        "answer-first",
        409,
        "Answer the question first: then you can see which answer is right.",
      );
    }
    await transaction
      .insertInto("reveals")
      .values({
        reader_id: readerId,
        lesson: place.lesson,
        poll: place.poll.id,
        version: place.poll.version,
        created_at: new Date().toISOString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    // Only now: before, the gradebook would tell whether the answer is right while it can still be changed.
    const graded = { kind: "poll", lesson: place.lesson, item: place.poll.id, points: "right" } as const;
    await queueGrade(transaction, readerId, graded, isRight(place.poll, answer.answer) ? 1 : 0);
    return answer;
  });
  return { ...saved, result: await describeResult(store, place, saved.answer) };
}

/** A reader's answers to the polls of a lesson as they are now, with the results of those that were revealed. */
export async function listAnswers(
  store: Store,
  lesson: string,
  polls: readonly CompiledPoll[],
  token: string | null,
): Promise<LessonAnswersReply["polls"]> {
  const readerId = await findReader(store, token);
  if (readerId === null) return {};
  const ofReader = store.selectFrom("votes").where("reader_id", "=", readerId).where("lesson", "=", lesson);
  const votes = await ofReader.select(["poll", "version", "choice", "value", "created_at"]).execute();
  const reveals = await store
    .selectFrom("reveals")
    .select(["poll", "version"])
    .where("reader_id", "=", readerId)
    .where("lesson", "=", lesson)
    .execute();
  const answers: LessonAnswersReply["polls"] = {};
  for (const poll of polls) {
    const isThis = (row: { poll: string; version: string }) =>
      row.poll === poll.id && row.version === poll.version;
    const saved = readAnswer(poll, votes.filter(isThis));
    if (saved === null) continue;
    const result = reveals.some(isThis) ? await describeResult(store, { lesson, poll }, saved.answer) : null;
    answers[poll.id] = { ...saved, version: poll.version, result };
  }
  return answers;
}
