export interface Mean {
  /** NaN of no values. */
  mean: number;
  /** Standard error of the mean, from the values' own scatter; NaN of fewer than two. */
  error: number;
}

export function measureMean(values: readonly number[]): Mean {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: count < 2 ? NaN : Math.sqrt(squares / (count - 1) / count) };
}
