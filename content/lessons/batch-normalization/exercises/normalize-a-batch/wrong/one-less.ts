// Expect: divided by the number of examples less one
export function normalizeBatch(
  batch: number[][],
  gamma: number[],
  beta: number[],
  epsilon: number,
): number[][] {
  const result = batch.map((example) => [...example]);
  for (let j = 0; j < gamma.length; j++) {
    let mean = 0;
    for (const example of batch) mean += example[j] / batch.length;
    let variance = 0;
    for (const example of batch) variance += (example[j] - mean) ** 2 / Math.max(1, batch.length - 1);
    for (const example of result)
      example[j] = (gamma[j] * (example[j] - mean)) / Math.sqrt(variance + epsilon) + beta[j];
  }
  return result;
}
