import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Answer, SavedAnswer } from "@/lib/contract/poll";
import { isSameAnswer } from "@/lib/contract/same-answer";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Database, Store, VoteTable } from "@/lib/store/database";
import { checkAnswer } from "./judge-answer";
import { queueGrade } from "./lti/queue-grade";
import { lockOrCreateReader, type ReaderClaim } from "./readers";

/** A poll's place: ids of polls are unique within their lesson. */
export interface PollPlace {
  lesson: string;
  poll: CompiledPoll;
}

/** Turns one reader's rows for one poll back into the answer that made them; null for none. */
export function readAnswer(
  poll: CompiledPoll,
  rows: readonly Pick<VoteTable, "choice" | "value" | "created_at">[],
): SavedAnswer | null {
  const [first] = rows;
  if (first === undefined) return null;
  if (first.value !== null) return { answer: { value: first.value }, savedAt: first.created_at };
  const chosen = new Set(rows.map((row) => row.choice));
  const order = poll.kind === "number" ? [] : poll.options.map((option) => option.id);
  return { answer: { options: order.filter((id) => chosen.has(id)) }, savedAt: first.created_at };
}

/** One reader's answer to one poll in its present version. */
export async function findAnswer(
  store: Store,
  { lesson, poll }: PollPlace,
  readerId: string,
): Promise<SavedAnswer | null> {
  const rows = await store
    .selectFrom("votes")
    .select(["choice", "value", "created_at"])
    .where("reader_id", "=", readerId)
    .where("lesson", "=", lesson)
    .where("poll", "=", poll.id)
    .where("version", "=", poll.version)
    .execute();
  return readAnswer(poll, rows);
}

/** Whether a reader has seen the right answer. */
export async function isRevealed(
  store: Store,
  { lesson, poll }: PollPlace,
  readerId: string,
): Promise<boolean> {
  const row = await store
    .selectFrom("reveals")
    .select("reader_id")
    .where("reader_id", "=", readerId)
    .where("lesson", "=", lesson)
    .where("poll", "=", poll.id)
    .where("version", "=", poll.version)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of one reader and poll so many answers that were replaced are kept, the first ones. */
const mostReplaced = 20;

/** Keeps the answer that is about to be replaced. */
async function keepReplaced(
  transaction: Transaction<Database>,
  { lesson, poll }: PollPlace,
  readerId: string,
): Promise<void> {
  const { turn } = await transaction
    .selectFrom("replaced_votes")
    .select(({ fn }) => fn.max("turn").as("turn"))
    .where("reader_id", "=", readerId)
    .where("lesson", "=", lesson)
    .where("poll", "=", poll.id)
    .where("version", "=", poll.version)
    .executeTakeFirstOrThrow();
  if (turn !== null && turn >= mostReplaced) return;
  const columns = ["reader_id", "lesson", "poll", "version", "choice", "value", "created_at"] as const;
  await transaction
    .insertInto("replaced_votes")
    .columns([...columns, "turn"])
    .expression((build) =>
      build
        .selectFrom("votes")
        .select(columns)
        .select(({ val, cast }) => cast<number>(val((turn ?? 0) + 1), "integer").as("turn"))
        .where("reader_id", "=", readerId)
        .where("lesson", "=", lesson)
        .where("poll", "=", poll.id)
        .where("version", "=", poll.version),
    )
    .execute();
}

async function replaceVotes(
  transaction: Transaction<Database>,
  { lesson, poll }: PollPlace,
  readerId: string,
  answer: Answer,
  now: string,
): Promise<void> {
  await transaction
    .deleteFrom("votes")
    .where("reader_id", "=", readerId)
    .where("lesson", "=", lesson)
    .where("poll", "=", poll.id)
    .where("version", "=", poll.version)
    .execute();
  const row = {
    reader_id: readerId,
    lesson,
    poll: poll.id,
    version: poll.version,
    created_at: now,
  };
  const rows =
    "value" in answer
      ? [{ ...row, choice: "", value: answer.value }]
      : answer.options.map((choice) => ({ ...row, choice, value: null }));
  await transaction.insertInto("votes").values(rows).execute();
}

/**
 * Keeps a reader's answer, in place of an earlier one, which is kept aside. The same answer again changes nothing, so a vote may be sent
 * as often as it takes. Returns only after the answer is on disk.
 *
 * @returns `token`: the cookie for a new reader, else null.
 * @throws AppError "bad-request" for an answer that does not fit, "already-revealed" for a change of mind after the reveal.
 */
export async function castVote(
  store: Store,
  place: PollPlace,
  claim: ReaderClaim,
  given: Answer,
): Promise<{ saved: SavedAnswer; token: string | null }> {
  const answer = checkAnswer(place.poll, given);
  const now = new Date().toISOString();
  return store.transaction().execute(async (transaction) => {
    const reader = await lockOrCreateReader(transaction, claim, now);
    const before = await findAnswer(transaction, place, reader.id);
    if (before !== null && isSameAnswer(before.answer, answer)) {
      return { saved: before, token: reader.token };
    }
    if (await isRevealed(transaction, place, reader.id)) {
      throw new AppError(
        "already-revealed",
        409,
        "You have seen the right answer to this question, so your answer stands as it was.",
      );
    }
    if (before !== null) await keepReplaced(transaction, place, reader.id);
    await replaceVotes(transaction, place, reader.id, answer, now);
    const graded = { kind: "poll", lesson: place.lesson, item: place.poll.id, points: "answer" } as const;
    await queueGrade(transaction, reader.id, graded, 1);
    return { saved: { answer, savedAt: now }, token: reader.token };
  });
}
