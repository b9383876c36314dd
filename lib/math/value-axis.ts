/** A range of values, evenly spread by their size or by their logarithm. */
export interface ValueAxis {
  low: number;
  high: number;
  /** `log` needs `low` > 0. */
  scale: "linear" | "log";
  /** Whole numbers alone. */
  isInteger?: boolean;
}

/**
 * The value at a share of the axis. On a linear axis of whole numbers each of them owns an equal share, ends included.
 * @param share from 0 to 1
 */
export function readAxis({ low, high, scale, isInteger = false }: ValueAxis, share: number): number {
  if (scale === "log") {
    const value = low * (high / low) ** share;
    return isInteger ? Math.round(value) : value;
  }
  if (isInteger) return Math.min(high, low + Math.floor(share * (high - low + 1)));
  return low + share * (high - low);
}

/** Where a value lies, from 0 at the low end to 1 at the high one; beyond them outside of that. */
export function placeOnAxis({ low, high, scale }: ValueAxis, value: number): number {
  return scale === "log" ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}
