import { AppError } from "@/lib/contract/app-error";
import type { LiveVoteRequest } from "@/lib/contract/live";
import type { Store } from "@/lib/store/database";
import { isConflict } from "@/lib/store/is-conflict";
import { gatherCalls } from "../gather-calls";
import { checkAnswer } from "../judge-answer";
import { findReaders } from "../readers";
import { castLiveVotes, findAskedPolls, pollChanged, type LiveBallot } from "./live-votes";

/** A vote as it came in, of a browser that shows a reader's cookie. */
export interface SentVote extends LiveVoteRequest {
  token: string;
}

/** Votes of one commit. Bounded by the values that one statement may have in SQLite, some 32,000. */
const most = 256;
/** Some seconds' worth. */
const mostWaiting = 20_000;
/** Two processes that replace the same reader's vote at the same time stand in each other's way: one tries again. */
const attempts = 3;

/** The ballot that a vote stands for, or why it stands for none. */
async function readBallots(store: Store, votes: readonly SentVote[]): Promise<(LiveBallot | AppError)[]> {
  const readers = await findReaders(store, [...new Set(votes.map(({ token }) => token))]);
  const polls = await findAskedPolls(store, [...new Set(votes.map(({ poll }) => poll))]);
  return votes.map(({ token, session, poll: livePollId, round, answer, sure }) => {
    const readerId = readers.get(token);
    const poll = polls.get(livePollId);
    if (readerId === undefined || poll === undefined)
      return new AppError("not-found", 404, "Join the session first.");
    if (poll === null) return pollChanged();
    try {
      return {
        readerId,
        sessionId: session,
        livePollId,
        poll,
        round,
        answer: checkAnswer(poll, answer),
        sure,
      };
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  });
}

async function castTogether(store: Store, votes: readonly SentVote[]): Promise<(AppError | null)[]> {
  const read = await readBallots(store, votes);
  const ballots = read.filter((ballot): ballot is LiveBallot => !(ballot instanceof AppError));
  const faults = ballots.length === 0 ? [] : await castLiveVotes(store, ballots);
  let next = 0;
  return read.map((ballot) => (ballot instanceof AppError ? ballot : (faults[next++] ?? null)));
}

async function castAlone(store: Store, vote: SentVote): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    try {
      const [fault] = await castTogether(store, [vote]);
      return fault ?? null;
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) return error;
    }
  }
}

async function castAll(store: Store, votes: readonly SentVote[]): Promise<unknown[]> {
  try {
    return await castTogether(store, votes);
  } catch (error) {
    if (!isConflict(error)) throw error;
    // What is wrong with one of them is no fault of the others.
    const faults: unknown[] = [];
    for (const vote of votes) faults.push(await castAlone(store, vote));
    return faults;
  }
}

/**
 * Takes votes of live polls, those that come at the same time in one commit: a disk flushes some hundreds of times a
 * second, and a class of thousands votes within seconds.
 *
 * @param findStore - gives the database
 * @returns a function that resolves once the vote is on disk; it throws as `castLiveVotes` tells, or AppError "database-busy".
 */
export function createVoteQueue(findStore: () => Promise<Store>): (vote: SentVote) => Promise<void> {
  return gatherCalls(async (votes) => castAll(await findStore(), votes), { most, mostWaiting });
}
