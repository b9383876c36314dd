/**
 * weights: a row for each neuron; inputs: a column for each example; gradient: by Z, a row for each neuron.
 * Gives the derivatives by the weights, by the biases and by the inputs.
 */
export function denseBackward(
  weights: number[][],
  inputs: number[][],
  gradient: number[][],
): [byWeights: number[][], byBiases: number[], byInputs: number[][]] {
  throw new Error("Nothing is written here yet");
}
