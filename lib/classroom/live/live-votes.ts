import type { Selectable, Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { OwnLiveVote } from "@/lib/contract/live";
import type { Answer } from "@/lib/contract/poll";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Database, LivePollTable, LiveVoteTable, Store } from "@/lib/store/database";
import { lockRows } from "@/lib/store/lock-row";
import { findPoll } from "../find-poll";
import { readComputed } from "./computed-polls";
import { readLiveState } from "./live-state-columns";
import { settleLiveState } from "./live-state";

export interface LiveBallot {
  readerId: string;
  sessionId: string;
  livePollId: string;
  /** The poll that was asked. */
  poll: CompiledPoll;
  /** The round that the participant's page showed: a vote that was meant for an earlier one counts for none. */
  round: number;
  /** As `checkAnswer` returns it. */
  answer: Answer;
  sure: boolean;
}

/** The live polls of some ballots, by id: held until the transaction ends, so that no round is closed before they are in. */
async function holdPolls(
  transaction: Transaction<Database>,
  ballots: readonly LiveBallot[],
): Promise<Map<string, Selectable<LivePollTable>>> {
  const ids = [...new Set(ballots.map(({ livePollId }) => livePollId))].sort();
  const query = transaction.selectFrom("live_polls").selectAll().where("id", "in", ids).orderBy("id");
  const rows = await lockRows(transaction, query, "share").execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Who of some ballots' readers takes part in which of their sessions, as "session reader": held until the transaction ends.
 * No constraint forbids one reader two choices, since a poll may take several: so another server that replaces the same
 * reader's vote waits here, and finds the vote that it is to replace.
 */
async function holdTakingPart(
  transaction: Transaction<Database>,
  ballots: readonly LiveBallot[],
): Promise<Set<string>> {
  const query = transaction
    .selectFrom("live_participants")
    .select(["session_id", "reader_id"])
    .where("session_id", "in", [...new Set(ballots.map(({ sessionId }) => sessionId))])
    .where("reader_id", "in", [...new Set(ballots.map(({ readerId }) => readerId))])
    // In the same order everywhere, so that no two wait for each other.
    .orderBy("session_id")
    .orderBy("reader_id");
  const rows = await lockRows(transaction, query, "update").execute();
  return new Set(rows.map(({ session_id, reader_id }) => `${session_id} ${reader_id}`));
}

export function pollChanged(): AppError {
  return new AppError("poll-changed", 409, "This is no longer the question that was asked.");
}

function findFault(
  { sessionId, poll, round }: LiveBallot,
  takesPart: boolean,
  row: Selectable<LivePollTable> | undefined,
  now: number,
): AppError | null {
  if (!takesPart || row?.session_id !== sessionId)
    return new AppError("not-found", 404, "Join the session first.");
  if (row.poll !== poll.id || row.version !== poll.version) return pollChanged();
  const state = settleLiveState(readLiveState(row), now);
  if (state.phase !== "open" || state.round !== round)
    return new AppError("out-of-turn", 409, "This round is closed: no more votes are taken.");
  return null;
}

function describeVotes(
  { livePollId, round, readerId, sure, answer }: LiveBallot,
  created_at: string,
): LiveVoteTable[] {
  const vote = { live_poll_id: livePollId, round, reader_id: readerId, sure: Number(sure), created_at };
  return "value" in answer
    ? [{ ...vote, choice: "", value: answer.value }]
    : answer.options.map((choice) => ({ ...vote, choice, value: null }));
}

/**
 * Puts the ballots of one round in place of their readers' earlier ones.
 *
 * @param ballots - by reader; at least one
 */
async function replaceVotes(
  transaction: Transaction<Database>,
  ballots: ReadonlyMap<string, LiveBallot>,
  now: number,
): Promise<void> {
  const createdAt = new Date(now).toISOString();
  const [first] = ballots.values();
  if (first === undefined) return;
  await transaction
    .deleteFrom("live_votes")
    .where("live_poll_id", "=", first.livePollId)
    .where("round", "=", first.round)
    .where("reader_id", "in", [...ballots.keys()])
    .execute();
  const rows = [...ballots.values()].flatMap((ballot) => describeVotes(ballot, createdAt));
  await transaction.insertInto("live_votes").values(rows).execute();
}

/**
 * Keeps participants' answers of open rounds, each in place of an earlier one, all in one transaction. The same again
 * changes nothing, and of two by one reader the later counts. Returns only after they are on disk.
 *
 * @param now - milliseconds since 1970
 * @returns for each ballot what was wrong with it, else null: AppError "not-found" for a poll of a session in which the
 * reader takes no part, "out-of-turn" when the round is not open, "poll-changed" when the poll is not the one that was
 * asked. A wrong one keeps no other from being counted.
 */
export async function castLiveVotes(
  store: Store,
  ballots: readonly LiveBallot[],
  now = Date.now(),
): Promise<(AppError | null)[]> {
  return store.transaction().execute(async (transaction) => {
    const polls = await holdPolls(transaction, ballots);
    const takingPart = await holdTakingPart(transaction, ballots);
    const rounds = new Map<string, Map<string, LiveBallot>>();
    const faults = ballots.map((ballot) => {
      const { sessionId, readerId, livePollId, round } = ballot;
      const takesPart = takingPart.has(`${sessionId} ${readerId}`);
      const fault = findFault(ballot, takesPart, polls.get(livePollId), now);
      if (fault !== null) return fault;
      const key = `${livePollId} ${round}`;
      const ofRound = rounds.get(key) ?? new Map<string, LiveBallot>();
      rounds.set(key, ofRound.set(readerId, ballot));
      return null;
    });
    for (const ofRound of rounds.values()) await replaceVotes(transaction, ofRound, now);
    return faults;
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

/** The polls that votes are for, as they were asked, by the id of the live poll; null where its lesson has been edited since. */
export async function findAskedPolls(
  store: Store,
  livePollIds: readonly string[],
): Promise<Map<string, CompiledPoll | null>> {
  const rows = await store
    .selectFrom("live_polls")
    .select(["id", "lesson", "poll", "version", "computed"])
    .where("id", "in", livePollIds)
    .execute();
  const found = new Map<string, CompiledPoll | null>();
  for (const row of rows)
    found.set(row.id, readComputed(row)?.poll ?? (await findPoll(row.lesson, row.poll, row.version)));
  return found;
}
