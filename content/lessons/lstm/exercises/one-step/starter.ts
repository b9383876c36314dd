/**
 * x: what is read; h, c: the last hidden and cell state; W, U, b: matrices for x, matrices for h and biases, each four times:
 * forget gate, input gate, output gate, candidate. Gives the new hidden and the new cell state.
 */
export function lstmStep(
  x: number[],
  h: number[],
  c: number[],
  W: number[][][],
  U: number[][][],
  b: number[][],
): [hidden: number[], cell: number[]] {
  throw new Error("Nothing is written here yet");
}
