import type { ComparedFrame, ComparisonFrame } from "@/lib/lab/comparison-job";
import { nameLimit, type State } from "./state";
import { collectWeights, findLargest } from "./weights";

const integers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

export function printLoss(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : "no number";
}

export function printPercent(share: number | null): string {
  return share === null || Number.isNaN(share) ? "–" : `${Math.round(100 * share)} %`;
}

/** Smaller than this, the largest weight of a network says that it has given up. */
const given = 0.05;

/** What the two copies are worth now, in one sentence that holds for these numbers. */
export function describeRuns(state: State, frame: ComparisonFrame | null): string {
  const [free, held] = frame?.runs ?? [];
  if (frame === null || free === undefined || held === undefined || frame.step === 0)
    return `One network twice, from the same first weights: left free, and held back by ${nameLimit(state)}`;
  if (!isSound(free) || !isSound(held)) return `Training broke down at step ${integers.format(frame.step)}`;
  const worth = ({ now }: ComparedFrame) =>
    `${printLoss(now.train.loss)} on the points it learns from and ${printLoss(now.validation.loss)} on all others`;
  const opening = `After ${integers.format(frame.step)} ${frame.step === 1 ? "step" : "steps"}, the free copy has a loss of ${worth(free)}`;
  const largest = held.weights === null ? Infinity : findLargest(collectWeights(held.weights, 0));
  const closing =
    largest < given
      ? `under ${nameLimit(state)} no weight is larger than ${given}: that copy answers everywhere the same.`
      : `the one under ${nameLimit(state)}, ${worth(held)}.`;
  return `${opening}; ${closing}`;
}

function isSound({ now }: ComparedFrame): boolean {
  return Number.isFinite(now.train.loss);
}

/** What to do when a loss is no longer a number; null while all is well. */
export function describeFault(frame: ComparisonFrame | null): string | null {
  const broken = frame?.runs.findIndex((run) => run.end?.reason === "diverged" || !isSound(run)) ?? -1;
  if (broken < 0) return null;
  const whose = broken === 0 ? "The free copy's loss" : "The held copy's loss";
  return `${whose} is no longer a number: its steps were too long for these weights, and each made the next longer. Lower the learning rate and restart.`;
}
