import { findShareInterval } from "@/lib/math/wilson";
import type { CurvePoint, Outputs, Score } from "./outputs";
import type { Opening } from "./seal";

const integers = new Intl.NumberFormat("en-US");
export const printCount = (count: number) => integers.format(count);

export const printPercent = (share: number | null | undefined) =>
  share == null || Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`;

/** "168 of 200, 84.0 %" */
export const printScore = ({ right, count }: Score) => `${right} of ${count}, ${printPercent(right / count)}`;

export const printShape = (shape: readonly number[]) => shape.join(" × ");

/** What the goal is worth against the interval. */
export function judgeGoal({ right, count }: Score, goal: number): string {
  const { low, high } = findShareInterval(right, count);
  const aim = printPercent(goal);
  if (low > goal) return `All of it lies above the goal of ${aim}: reached.`;
  if (high < goal) return `All of it lies below the goal of ${aim}: missed.`;
  return `The goal of ${aim} lies inside: ${count} digits cannot tell whether it is reached.`;
}

/** The figure of the test, what it can be, and what it is worth. */
export function describeOpening(opening: Opening): string[] {
  const { score, validation, models, filters, rate, goal } = opening;
  const { low, high } = findShareInterval(score.right, score.count);
  const gap = 100 * (validation - score.right / score.count);
  const apart = Math.abs(gap).toFixed(1);
  return [
    `The network of ${filters} filters at rate ${rate} reads ${printScore(score)} of the digits under seal. The 95 % interval goes from ${printPercent(low)} to ${printPercent(high)}. ${judgeGoal(score, goal)}`,
    gap >= 0.05
      ? `That is ${apart} points less than the ${printPercent(validation)} for which it was chosen from ${models}.`
      : `That is ${apart} points more than the ${printPercent(validation)} for which it was chosen from ${models}, which happens, though not on average.`,
  ];
}

/** The gap between what was learnt and what holds for others, in words. */
export function describeGap(points: readonly CurvePoint[]): string {
  const last = points.at(-1);
  const [train, validation] = [last?.train.accuracy ?? NaN, last?.validation.accuracy ?? NaN];
  const gap = 100 * (train - validation);
  const words = gap >= 0 ? `${gap.toFixed(1)} points less` : `${(-gap).toFixed(1)} points more`;
  return `It reads ${printPercent(train)} of the digits it learned from, and ${printPercent(validation)} of the validation digits: ${words}.`;
}

/** "an 8", "a 3" */
export const nameDigit = (digit: number) => (digit === 8 ? "an 8" : `a ${digit}`);

/** The pair that is confused most often, as a sentence. */
export function describeConfusion(confusion: readonly number[], classes: number): string {
  const pairs = confusion
    .map((count, i) => ({ count, label: Math.floor(i / classes), answer: i % classes }))
    .filter(({ count, label, answer }) => count > 0 && label !== answer)
    .sort((a, b) => b.count - a.count);
  const [first] = pairs;
  if (first === undefined) return "No digit was taken for another.";
  const times = first.count === 1 ? "once" : `${first.count} times`;
  return `Nothing happens more often than ${nameDigit(first.label)} taken for ${nameDigit(first.answer)}: ${times}.`;
}

/** What the notebook has come to, as its title. */
export function writeTitle(outputs: Outputs, opening: Opening | null): string {
  if (opening !== null)
    return opening.isChanged
      ? "The seal is broken: this model was changed after the test"
      : `Tested once: ${printPercent(opening.score.right / opening.score.count)} of ${opening.score.count} digits that nobody had looked at`;
  const { tune, train, baseline } = outputs;
  if (tune?.isWhole === true) {
    const { trials, chosen } = tune.found;
    return `The best of ${trials.length} reads ${printPercent(trials[chosen]?.validation.accuracy)} of the validation digits. And of new ones?`;
  }
  if (train?.isWhole === true)
    return `The network reads ${printPercent(train.found.points.at(-1)?.validation.accuracy)} of the validation digits`;
  if (baseline?.isWhole === true)
    return `To beat: ${printPercent(baseline.found.neighbour.right / baseline.found.neighbour.count)}, by looking up the nearest digit`;
  return "One experiment, twelve cells: the question comes first, the test is opened once";
}
