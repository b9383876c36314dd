/**
 * weights: a row for each neuron; inputs: a column for each example; gradient: by Z, a row for each neuron.
 * Gives the derivatives by the weights, by the biases and by the inputs.
 */
export function denseBackward(
  weights: number[][],
  inputs: number[][],
  gradient: number[][],
): [byWeights: number[][], byBiases: number[], byInputs: number[][]] {
  const byWeights = weights.map((row) => row.map(() => 0));
  const byBiases = weights.map(() => 0);
  const byInputs = inputs.map((row) => row.map(() => 0));
  for (let neuron = 0; neuron < weights.length; neuron++)
    for (let example = 0; example < inputs[0].length; example++) {
      const delta = gradient[neuron][example];
      byBiases[neuron] += delta;
      for (let input = 0; input < inputs.length; input++) {
        byWeights[neuron][input] += delta * inputs[input][example];
        byInputs[input][example] += delta * weights[neuron][input];
      }
    }
  return [byWeights, byBiases, byInputs];
}
