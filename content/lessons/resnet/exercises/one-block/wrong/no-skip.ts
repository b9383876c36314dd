// Expect: The input is missing
export function residualBlock(
  x: number[],
  W1: number[][],
  b1: number[],
  W2: number[][],
  b2: number[],
): number[] {
  const layer = (values: number[], weights: number[][], biases: number[]) =>
    weights.map((row, i) =>
      Math.max(
        0,
        row.reduce((sum, weight, j) => sum + weight * values[j], biases[i]),
      ),
    );
  return layer(layer(x, W1, b1), W2, b2);
}
