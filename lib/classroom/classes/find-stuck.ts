import type { ReadingPlace, StuckReason } from "@/lib/contract/class-reading";
import { isBegun, isFinished } from "@/lib/contract/progress";

/** Whole days without reading on, after which a lesson that was begun counts as left lying. */
const quietDays = 7;
/** Wrong answers in a row. */
const manyWrong = 2;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * How far those who have begun each lesson are, nearest first.
 *
 * @param everybody - the places of each learner of the class
 */
export function gatherShares(everybody: readonly (readonly ReadingPlace[])[]): Map<string, number[]> {
  const shares = new Map<string, number[]>();
  for (const place of everybody.flat().filter(isBegun)) {
    shares.set(place.lesson, [...(shares.get(place.lesson) ?? []), place.read]);
  }
  return shares;
}

/**
 * The lesson that a learner has left lying while the class went on: begun and not finished, nothing in the course read
 * further for a week, and more than half of those who have begun it are further. Who has gone on in another lesson has
 * chosen to, and is not meant.
 *
 * @param shares - as `gatherShares` gives them
 * @param now - milliseconds since 1970
 */
export function findLeftLesson(
  places: readonly ReadingPlace[],
  shares: ReadonlyMap<string, readonly number[]>,
  now: number,
): StuckReason | null {
  const last = places.reduce<ReadingPlace | null>(
    (best, place) => (best === null || place.at > best.at ? place : best),
    null,
  );
  if (last === null || !isBegun(last) || isFinished(last)) return null;
  const days = Math.floor((now - Date.parse(last.at)) / dayMilliseconds);
  const begun = shares.get(last.lesson) ?? [];
  const ahead = begun.filter((read) => read > last.read).length;
  if (days < quietDays || ahead * 2 <= begun.length) return null;
  return { kind: "reading", lesson: last.lesson, days, ahead, begun: begun.length };
}

/** The wrong answers in a row up to the last, where they are many; else 0. */
export function countWrong(answers: readonly { right: boolean }[]): number {
  const wrong = answers.length - 1 - answers.findLastIndex(({ right }) => right);
  return wrong >= manyWrong ? wrong : 0;
}
