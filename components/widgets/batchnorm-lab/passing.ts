/** How many of a neuron's values ReLU lets through. */
export function countPassing(values: readonly number[]): number {
  return values.filter((value) => value > 0).length;
}
