import type { Answer } from "@/lib/contract/poll";
import { createRandomKey } from "@/lib/contract/random-key";
import { keep, readKept } from "./kept-text";

/** A vote that the server has not acknowledged yet. */
export interface WaitingVote {
  version: string;
  answer: Answer;
}

const voteKey = (lesson: string, poll: string) => `poll-waiting:${lesson}/${poll}`;
const attemptKey = "poll-attempt";

export function keepWaitingVote(lesson: string, poll: string, vote: WaitingVote): void {
  keep(voteKey(lesson, poll), JSON.stringify(vote));
}

function isWaitingVote(value: unknown): value is WaitingVote {
  return typeof value === "object" && value !== null && "version" in value && "answer" in value;
}

export function readWaitingVote(lesson: string, poll: string): WaitingVote | null {
  try {
    const value: unknown = JSON.parse(readKept(voteKey(lesson, poll)) ?? "null");
    return isWaitingVote(value) ? value : null;
  } catch {
    return null;
  }
}

/** Forgets a vote that has been dealt with, unless the reader has changed it since. */
export function dropWaitingVote(lesson: string, poll: string, vote: WaitingVote): void {
  const key = voteKey(lesson, poll);
  if (readKept(key) === JSON.stringify(vote)) keep(key, null);
}

/**
 * 128 random bits that say "the same browser" until it has a cookie: one for all its votes until the server has
 * acknowledged one.
 */
export function getAttempt(): string {
  const kept = readKept(attemptKey);
  if (kept !== null && /^[0-9a-f]{32}$/.test(kept)) return kept;
  const attempt = createRandomKey();
  keep(attemptKey, attempt);
  return attempt;
}

export function dropAttempt(): void {
  keep(attemptKey, null);
}
