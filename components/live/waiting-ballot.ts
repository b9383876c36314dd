import { keep, readKept } from "@/components/poll/kept-text";
import type { OwnLiveVote } from "@/lib/contract/live";

const key = (session: string) => `live-waiting:${session}`;

function isVote(value: unknown): value is OwnLiveVote {
  return (
    typeof value === "object" &&
    value !== null &&
    "poll" in value &&
    "round" in value &&
    "answer" in value &&
    "sure" in value
  );
}

/** The vote that this device has for a session and the server has not acknowledged. */
export function readWaitingBallot(session: string): OwnLiveVote | null {
  try {
    const value: unknown = JSON.parse(readKept(key(session)) ?? "null");
    return isVote(value) ? value : null;
  } catch {
    return null;
  }
}

export function keepWaitingBallot(session: string, vote: OwnLiveVote): void {
  keep(key(session), JSON.stringify(vote));
}

/** Forgets a vote that has been dealt with, unless it has been changed since. */
export function dropWaitingBallot(session: string, vote: OwnLiveVote): void {
  if (readKept(key(session)) === JSON.stringify(vote)) keep(key(session), null);
}
