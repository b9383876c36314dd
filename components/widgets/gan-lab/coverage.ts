import { placeMiddles } from "@/lib/data/mixture";
import type { DataSpec } from "@/lib/experiment/schema-data";

/** A sample belongs to a mode within so many of its standard deviations. */
const DEVIATIONS = 3;
/** A mode is covered when it has this much of its fair share of the samples. */
const LEAST_SHARE = 1 / 4;
/** Where the target has no known modes: how near to a point of the data a sample is near. */
const NEAR = 0.1;

export interface Coverage {
  /** Samples of each mode; null where the target has none that are known. */
  modes: number[] | null;
  /** Modes that are covered; null likewise. */
  covered: number | null;
  /** Share of the samples that lie in some mode, or near some point of the data. */
  near: number;
  /** Share of the data's points that have a sample near them. */
  reached: number;
}

/**
 * Whether the samples are good, and whether they are all that there is.
 * @param samples [any, 2]
 * @param points of the data, [any, 2]
 */
export function measureCoverage(
  samples: Float32Array,
  points: Float32Array,
  { source, noise }: Pick<DataSpec, "source" | "noise">,
): Coverage {
  const reached = findShareNear(points, samples, NEAR);
  if (source.kind !== "mixture")
    return { modes: null, covered: null, near: findShareNear(samples, points, NEAR), reached };
  const middles = placeMiddles(source.arrangement, source.components);
  const modes = new Array<number>(source.components).fill(0);
  const count = samples.length / 2;
  for (let i = 0; i < count; i++) {
    const [mode, distance] = findNearest(samples[2 * i]!, samples[2 * i + 1]!, middles);
    if (distance <= DEVIATIONS * noise) modes[mode]!++;
  }
  return {
    modes,
    covered: modes.filter((hits) => hits >= (LEAST_SHARE * count) / modes.length).length,
    near: modes.reduce((sum, hits) => sum + hits, 0) / count,
    reached,
  };
}

/** The share of `points` that have one of `others` within a distance. */
function findShareNear(points: Float32Array, others: Float32Array, distance: number): number {
  let near = 0;
  for (let i = 0; i < points.length; i += 2)
    if (findNearest(points[i]!, points[i + 1]!, others)[1] <= distance) near++;
  return near / (points.length / 2);
}

/** Which of some points is nearest, and how far it is. */
function findNearest(x: number, y: number, points: ArrayLike<number>): [number, number] {
  let [best, least] = [-1, Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const square = (points[i]! - x) ** 2 + (points[i + 1]! - y) ** 2;
    if (square >= least) continue;
    best = i / 2;
    least = square;
  }
  return [best, Math.sqrt(least)];
}
