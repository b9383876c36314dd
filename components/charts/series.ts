export interface Series {
  name: string;
  x: readonly number[];
  y: readonly number[];
  /** A concrete colour; without one, the ink, then the class colours in order. */
  color?: string;
  /** Dashed lines are for theory, bounds, earlier runs, held-back data; dotted ones for a second of these. */
  dash?: boolean | "dots";
}

export interface Range {
  low: number;
  high: number;
}

/** The range of all finite values (positive ones on a log scale), widened when it is a single point. */
export function findRange(values: Iterable<number>, log: boolean): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value) || (log && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return log ? { low: 0.1, high: 1 } : { low: 0, high: 1 };
  if (low === high) {
    return log ? { low: low / 2, high: high * 2 } : { low: low - 0.5, high: high + 0.5 };
  }
  return { low, high };
}

/** The index of the value in ascending `x` nearest to `target`; -1 when `x` is empty. */
export function findNearest(x: readonly number[], target: number): number {
  let [low, high] = [0, x.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) < target) low = middle;
    else high = middle;
  }
  if (high < 0) return -1;
  return Math.abs((x[high] ?? 0) - target) < Math.abs((x[low] ?? 0) - target) ? high : low;
}
