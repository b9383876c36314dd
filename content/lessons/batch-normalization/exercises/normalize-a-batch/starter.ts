/** batch: a list of examples, each a list of its neurons' values; gamma, beta: one number for each neuron. */
export function normalizeBatch(
  batch: number[][],
  gamma: number[],
  beta: number[],
  epsilon: number,
): number[][] {
  throw new Error("Nothing is written here yet");
}
