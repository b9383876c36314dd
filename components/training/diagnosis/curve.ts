/** A loss curve: what a run was measured to be, in the order of its steps. */
export interface Curve {
  steps: readonly number[];
  losses: readonly number[];
}

export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The last `share` of the values, at least `least` of them. */
export function takeLast(values: readonly number[], share: number, least = 2): readonly number[] {
  return values.slice(-Math.max(least, Math.round(values.length * share)));
}

/**
 * How far a curve jumps from one point to the next: the root mean square of its differences over the square root of 2.
 * For independent noise round a level this is the noise's standard deviation, and a slow fall adds next to nothing.
 */
export function measureJaggedness(losses: readonly number[]): number {
  let squares = 0;
  for (let i = 1; i < losses.length; i++) squares += ((losses[i] ?? 0) - (losses[i - 1] ?? 0)) ** 2;
  return losses.length < 2 ? 0 : Math.sqrt(squares / (losses.length - 1) / 2);
}

/** Each value as the mean of itself and its neighbours, `reach` of them on either side where there are so many. */
export function smooth(values: readonly number[], reach: number): number[] {
  return values.map((_, i) => average(values.slice(Math.max(0, i - reach), i + reach + 1)));
}

/** Index of the lowest value. */
export function findLowest(values: readonly number[]): number {
  let lowest = 0;
  for (let i = 1; i < values.length; i++)
    if ((values[i] ?? Infinity) < (values[lowest] ?? Infinity)) lowest = i;
  return lowest;
}

/** How much a straight line through the values falls from its first to its last, as a share of its mean height. */
export function measureFall(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = average(values);
  let [product, square] = [0, 0];
  values.forEach((value, i) => {
    product += (i - middle) * (value - mean);
    square += (i - middle) ** 2;
  });
  return square === 0 ? 0 : (-(product / square) * (values.length - 1)) / mean;
}
