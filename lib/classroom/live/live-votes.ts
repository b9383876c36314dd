import { AppError } from "@/lib/contract/app-error";
import type { OwnLiveVote } from "@/lib/contract/live";
import type { Answer } from "@/lib/contract/poll";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { lockRows } from "@/lib/store/lock-row";
import { getPoll } from "../find-poll";
import { checkAnswer } from "../judge-answer";
import { readComputed } from "./computed-polls";
import { readLiveState } from "./live-sessions";
import { settleLiveState } from "./live-state";

export interface LiveBallot {
  readerId: string;
  livePollId: string;
  /** The round that the participant's page showed: a vote that was meant for an earlier one counts for none. */
  round: number;
  answer: Answer;
  sure: boolean;
}

/**
 * Keeps a participant's answer of the open round, in place of an earlier one. The same again changes nothing. Returns
 * only after the answer is on disk.
 *
 * @param now - milliseconds since 1970
 * @throws AppError "not-found" for a poll of a session in which the reader takes no part, "out-of-turn" when the round is
 * not open, "bad-request" for an answer that does not fit, "poll-changed" when the poll is not the one that was asked.
 */
export async function castLiveVote(
  store: Store,
  poll: CompiledPoll,
  { readerId, livePollId, round, answer: given, sure }: LiveBallot,
  now = Date.now(),
): Promise<void> {
  const answer = checkAnswer(poll, given);
  await store.transaction().execute(async (transaction) => {
    const query = transaction
      .selectFrom("live_polls")
      .selectAll()
      .where("id", "=", livePollId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("live_participants")
            .select("reader_id")
            .whereRef("live_participants.session_id", "=", "live_polls.session_id")
            .where("reader_id", "=", readerId),
        ),
      );
    // The round cannot be closed until this vote is in, nor can this vote come in once it has been.
    const row = await lockRows(transaction, query, "share").executeTakeFirst();
    if (row === undefined) throw new AppError("not-found", 404, "Join the session first.");
    if (row.poll !== poll.id || row.version !== poll.version) {
      throw new AppError("poll-changed", 409, "This is no longer the question that was asked.");
    }
    const state = settleLiveState(readLiveState(row), now);
    if (state.phase !== "open" || state.round !== round) {
      throw new AppError("out-of-turn", 409, "This round is closed: no more votes are taken.");
    }
    await transaction
      .deleteFrom("live_votes")
      .where("live_poll_id", "=", livePollId)
      .where("round", "=", round)
      .where("reader_id", "=", readerId)
      .execute();
    const vote = {
      live_poll_id: livePollId,
      round,
      reader_id: readerId,
      sure: Number(sure),
      created_at: new Date(now).toISOString(),
    };
    await transaction
      .insertInto("live_votes")
      .values(
        "value" in answer
          ? [{ ...vote, choice: "", value: answer.value }]
          : answer.options.map((choice) => ({ ...vote, choice, value: null })),
      )
      .execute();
  });
}

/** A participant's own answers in a session, in every round. */
export async function listOwnVotes(
  store: Store,
  readerId: string,
  sessionId: string,
): Promise<OwnLiveVote[]> {
  const rows = await store
    .selectFrom("live_votes")
    .innerJoin("live_polls", "live_polls.id", "live_votes.live_poll_id")
    .select(["live_poll_id", "live_votes.round", "choice", "value", "sure"])
    .where("session_id", "=", sessionId)
    .where("reader_id", "=", readerId)
    .orderBy("live_votes.round")
    .orderBy("choice")
    .execute();
  const votes = new Map<string, OwnLiveVote>();
  for (const { live_poll_id: poll, round, choice, value, sure } of rows) {
    const key = `${poll} ${round}`;
    const before = votes.get(key)?.answer;
    const options = before !== undefined && "options" in before ? before.options : [];
    const answer = value === null ? { options: [...options, choice] } : { value };
    votes.set(key, { poll, round, answer, sure: sure === 1 });
  }
  return [...votes.values()];
}

/**
 * The poll that a vote is for, as it was asked.
 *
 * @throws AppError "not-found", or "poll-changed" when its lesson has been edited since.
 */
export async function getAskedPoll(
  store: Store,
  sessionId: string,
  livePollId: string,
): Promise<CompiledPoll> {
  const row = await store
    .selectFrom("live_polls")
    .select(["lesson", "poll", "version", "computed"])
    .where("id", "=", livePollId)
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  if (row === undefined) throw new AppError("not-found", 404, "There is no such question in this session.");
  return readComputed(row)?.poll ?? getPoll(row.lesson, row.poll, row.version);
}
