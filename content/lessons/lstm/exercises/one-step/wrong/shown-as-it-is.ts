// Expect: The memory is shown as it is
export function lstmStep(
  x: number[],
  h: number[],
  c: number[],
  W: number[][][],
  U: number[][][],
  b: number[][],
): [hidden: number[], cell: number[]] {
  const multiply = (row: number[], values: number[]) =>
    row.reduce((sum, weight, i) => sum + weight * values[i], 0);
  const sums = (gate: number) =>
    c.map((_, j) => multiply(W[gate][j], x) + multiply(U[gate][j], h) + b[gate][j]);
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  const forget = sums(0).map(sigmoid);
  const input = sums(1).map(sigmoid);
  const output = sums(2).map(sigmoid);
  const candidate = sums(3).map(Math.tanh);
  const cell = c.map((old, j) => forget[j] * old + input[j] * candidate[j]);
  const hidden = cell.map((kept, j) => output[j] * kept);
  return [hidden, cell];
}
