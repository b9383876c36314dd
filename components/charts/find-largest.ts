/** Largest magnitude: the end of a signed colour scale. Never 0, so that it can divide. */
export function findLargest(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  return largest || 1;
}
