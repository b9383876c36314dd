import type { Mark } from "@/components/charts/marks";
import { printTick } from "@/components/charts/ticks";
import type { PoolPlan, PoolResult, TrialDevice } from "@/lib/contract/pooled";
import { listPoolSettings, poolChance, type PoolSettings } from "@/lib/experiment/search/pool";
import { readAxis, type ValueAxis } from "@/lib/math/value-axis";

/** A configuration with what its device reported. */
export interface PoolPoint extends PoolSettings {
  /** Place in the sequence, from 0; people see it from 1. */
  number: number;
  /** Over the validation points; infinite where it is no number. */
  loss: number;
  accuracy: number;
  hasDiverged: boolean;
  seconds: number;
  device: TrialDevice;
}

/** The results with their settings, the lowest loss first. */
export function readPoints(plan: PoolPlan, results: readonly PoolResult[]): PoolPoint[] {
  const settings = listPoolSettings(plan, 1 + Math.max(-1, ...results.map(([number]) => number)));
  return results
    .flatMap(([number, loss, accuracy, seconds, device]) => {
      const own = settings[number];
      if (own === undefined) return [];
      const figures = { loss: loss ?? Infinity, accuracy: accuracy ?? NaN, seconds, device };
      return [{ number, ...own, ...figures, hasDiverged: figures.loss > 2 * poolChance }];
    })
    .sort((a, b) => a.loss - b.loss || a.number - b.number);
}

export const printLoss = (loss: number) => (Number.isFinite(loss) ? loss.toFixed(3) : "no number");

/** What is trained, in plain words. */
export function describeSettings({ learningRate, units }: PoolSettings): string {
  return `learning rate ${printTick(learningRate)}, ${units} hidden units`;
}

/** A configuration and what came of it, in one line. */
export function describePoint(point: PoolPoint): string {
  const end = point.hasDiverged
    ? `diverged, validation loss ${printLoss(point.loss)}`
    : `validation loss ${printLoss(point.loss)}, ${(100 * point.accuracy).toFixed(1)} % right`;
  const device = point.device === "handheld" ? "a phone or tablet" : "a computer";
  return `No. ${point.number + 1}, ${describeSettings(point)}: ${end} (${point.seconds.toFixed(1)} s on ${device})`;
}

/** The ranges of hidden units that have a mark each: thirds of the axis by its logarithm. */
export function listUnitMarks({ units: [low, high] }: PoolPlan): { mark: Mark; low: number; high: number }[] {
  const axis: ValueAxis = { low, high, scale: "log" };
  const edges = [1 / 3, 2 / 3].map((share) => Math.floor(readAxis(axis, share)));
  const [first = low, second = low] = edges;
  return [
    { mark: "circle" as const, low, high: first },
    { mark: "square" as const, low: first + 1, high: second },
    { mark: "diamond" as const, low: second + 1, high },
  ].filter((range) => range.low <= range.high);
}

export function findUnitMark(plan: PoolPlan, units: number): number {
  const marks = listUnitMarks(plan);
  const index = marks.findIndex(({ high }) => units <= high);
  return index === -1 ? marks.length - 1 : index;
}

/** Configurations of a search as it stands: those planned, or more where more people came. */
export function countPlanned(plan: PoolPlan, trained: number, training: number): number {
  return Math.max(plan.count, trained + training);
}
