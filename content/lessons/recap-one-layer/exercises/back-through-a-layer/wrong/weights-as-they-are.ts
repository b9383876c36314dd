// Expect: entries where
export function denseBackward(weights: number[][], inputs: number[][], gradient: number[][]) {
  const byWeights = gradient.map((row) =>
    inputs.map((line) => line.reduce((sum, x, k) => sum + x * row[k], 0)),
  );
  const byBiases = gradient.map((row) => row.reduce((a, b) => a + b));
  const byInputs = weights.map((row) =>
    gradient[0].map((_, k) => row.reduce((sum, weight, i) => sum + weight * (gradient[i]?.[k] ?? 0), 0)),
  );
  return [byWeights, byBiases, byInputs];
}
