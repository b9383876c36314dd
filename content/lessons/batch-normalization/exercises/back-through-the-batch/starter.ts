/**
 * batch: a list of examples, each a list of its neurons' values; gradient: by each number of the output, of the same shape.
 * Gives the derivatives by the batch, by gamma and by beta.
 */
export function normalizeBackward(
  batch: number[][],
  gamma: number[],
  gradient: number[][],
  epsilon: number,
): [byBatch: number[][], byGamma: number[], byBeta: number[]] {
  throw new Error("Nothing is written here yet");
}
