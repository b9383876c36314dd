/** W1, b1 and W2, b2: the two layers, a row of weights for each output; projection: for the skip, or null. */
export function residualBlock(
  x: number[],
  W1: number[][],
  b1: number[],
  W2: number[][],
  b2: number[],
  projection: number[][] | null,
): number[] {
  throw new Error("Nothing is written here yet");
}
