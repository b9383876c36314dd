// Expect: Mean and variance are taken over the neurons
export function normalizeBatch(batch: number[][], gamma: number[], beta: number[], epsilon: number) {
  return batch.map((example) => {
    const mean = example.reduce((a, b) => a + b) / example.length;
    const variance = example.reduce((sum, value) => sum + (value - mean) ** 2, 0) / example.length;
    return example.map((value, j) => (gamma[j] * (value - mean)) / Math.sqrt(variance + epsilon) + beta[j]);
  });
}
