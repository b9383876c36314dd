// Expect: The last ReLU stands before the sum
export function residualBlock(
  x: number[],
  W1: number[][],
  b1: number[],
  W2: number[][],
  b2: number[],
  projection: number[][] | null,
): number[] {
  const multiply = (matrix: number[][], values: number[]) =>
    matrix.map((row) => row.reduce((sum, weight, i) => sum + weight * values[i], 0));
  const hidden = multiply(W1, x).map((value, i) => Math.max(0, value + b1[i]));
  const added = multiply(W2, hidden).map((value, i) => value + b2[i]);
  const passed = projection === null ? x : multiply(projection, x);
  return added.map((value, i) => Math.max(0, value) + passed[i]);
}
