/**
 * How many values fall into each of `bins` equal intervals from `minimum` to `maximum`. A value on an inner border counts
 * to the right, `maximum` itself to the last bin; values outside, and NaN, are not counted.
 */
export function countBins(
  values: ArrayLike<number>,
  minimum: number,
  maximum: number,
  bins: number,
): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(bins);
  const scale = bins / (maximum - minimum);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value >= minimum && value <= maximum)) continue;
    const bin = Math.min(bins - 1, Math.floor((value - minimum) * scale));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
