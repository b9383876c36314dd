import type { ActivationName } from "@/lib/math/activation";
import { countBins } from "@/lib/math/histogram";
import type { SignalStatistics } from "@/lib/math/signal";
import type { Activation } from "./state";

/** Bins of every histogram; odd, so that zero has a bin of its own on a symmetric axis. */
export const BINS = 61;

export interface Interval {
  low: number;
  high: number;
}

/** How the values of one layer are spread: counts on the axis that all layers share, and on one of its own. */
export interface Strip {
  mean: number;
  variance: number;
  meanSquare: number;
  /** Number of units that are 0 for every input of the batch. */
  deadUnits: number;
  /** Share of all values that stand where the activation is nearly flat; 0 for activations without walls. */
  saturated: number;
  /** Number of units of which no two agree on the whole batch. */
  distinctUnits: number;
  shared: Uint32Array;
  /** Values below and above the shared axis. */
  below: number;
  above: number;
  own: Uint32Array;
  ownRange: Interval;
  /** Number of values. */
  count: number;
}

/** One layer, top to bottom; null while it is not computed yet. */
export interface LayerColumn {
  activations: Strip | null;
  gradients: Strip | null;
}

/** The axis that the activations of all layers share. Inputs have standard deviation 1. */
export function pickActivationRange(activation: Activation): Interval {
  switch (activation) {
    case "tanh":
      return { low: -1.1, high: 1.1 };
    case "sigmoid":
      return { low: -0.05, high: 1.05 };
    case "relu":
    case "leakyRelu":
    case "gelu":
      return { low: -1.025, high: 3.975 };
    default:
      return { low: -3, high: 3 };
  }
}

/** The axis that the gradients of all layers share: three standard deviations of those at the last layer. */
export function pickGradientRange(lastMeanSquare: number): Interval {
  const reach = 3 * Math.sqrt(lastMeanSquare);
  return reach > 0 && Number.isFinite(reach) ? { low: -reach, high: reach } : { low: -1, high: 1 };
}

/** Whether an activation's value is where its slope is below a twentieth of the steepest. */
function isAtWall(activation: ActivationName, value: number): boolean {
  if (activation === "tanh") return 1 - value * value < 0.05;
  if (activation === "sigmoid") return value * (1 - value) < 0.05 / 4;
  return false;
}

/**
 * The number of different columns of [batch, width] values. Two count as one when they agree on the whole batch to a ten
 * thousandth of the layer's root mean square: what is equal in exact arithmetic may differ in a last bit.
 */
export function countDistinctUnits(values: Float32Array, width: number, meanSquare: number): number {
  const unit = Math.sqrt(meanSquare) / 1e4;
  if (!(unit > 0)) return 1;
  const batch = values.length / width;
  const seen = new Set<number>();
  for (let column = 0; column < width; column++) {
    let [first, second] = [0x811c9dc5, 0x9e3779b9];
    for (let row = 0; row < batch; row++) {
      const step = Math.round((values[row * width + column] as number) / unit);
      first = Math.imul(first ^ step, 0x01000193);
      second = Math.imul(second + step, 0x85ebca6b) ^ (second >>> 13);
    }
    seen.add((first >>> 0) * 2 ** 21 + (second >>> 11));
  }
  return seen.size;
}

/** Histograms and figures of one layer's values, [batch, width]. */
export function createStrip(
  statistics: SignalStatistics,
  width: number,
  range: Interval,
  activation: ActivationName | null,
): Strip {
  const { values, mean, variance, meanSquare, deadUnits } = statistics;
  let [below, above, walls] = [0, 0, 0];
  for (const value of values) {
    if (value < range.low) below++;
    else if (value > range.high) above++;
    if (activation !== null && isAtWall(activation, value)) walls++;
  }
  const reach = 3.5 * Math.sqrt(meanSquare);
  const ownRange = reach > 0 && Number.isFinite(reach) ? { low: -reach, high: reach } : range;
  return {
    mean,
    variance,
    meanSquare,
    deadUnits,
    saturated: walls / values.length,
    distinctUnits: countDistinctUnits(values, width, meanSquare),
    shared: countBins(values, range.low, range.high, BINS),
    below,
    above,
    own: countBins(values, ownRange.low, ownRange.high, BINS),
    ownRange,
    count: values.length,
  };
}
