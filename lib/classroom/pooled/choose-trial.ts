import { mostTrials } from "@/lib/contract/pooled";
import type { LiveTrialTable } from "@/lib/store/pool-tables";

/** What is known of the configurations that were given out. */
export type GivenTrial = Pick<LiveTrialTable, "number" | "reader_id" | "state" | "expires_at">;

/** Whether a configuration may be given to another: its device has gone quiet, or could not train it. */
function isReturned({ state, reader_id, expires_at }: GivenTrial, readerId: string, now: number): boolean {
  if (state === "failed") return reader_id !== readerId;
  return state === "training" && Date.parse(expires_at) <= now;
}

function findLowestFree(numbers: ReadonlySet<number>): number {
  let free = 0;
  while (numbers.has(free)) free += 1;
  return free;
}

/**
 * The configuration that a participant is to train: the one held already; else one that another did not bring to an end;
 * else the next of the sequence. Beyond the planned ones the sequence goes on for who has had none yet.
 *
 * @param count - configurations that are planned
 * @param now - milliseconds since 1970
 * @returns its number, or null where nothing is left to do
 */
export function chooseTrial(
  given: readonly GivenTrial[],
  readerId: string,
  count: number,
  now: number,
): number | null {
  const held = given.find((trial) => trial.state === "training" && trial.reader_id === readerId);
  if (held !== undefined) return held.number;
  const returned = given.filter((trial) => isReturned(trial, readerId, now)).map(({ number }) => number);
  if (returned.length > 0) return Math.min(...returned);
  const free = findLowestFree(new Set(given.map(({ number }) => number)));
  if (free < count) return free;
  const hadOne = given.some((trial) => trial.reader_id === readerId);
  return hadOne || free >= mostTrials ? null : free;
}
