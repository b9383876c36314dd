/** gradients: one list for each matrix of the network; limit: the greatest length of all of them together. */
export function clipGradient(gradients: number[][], limit: number): number[][] {
  let squares = 0;
  for (const list of gradients) for (const value of list) squares += value * value;
  const length = Math.sqrt(squares);
  if (length <= limit) return gradients;
  return gradients.map((list) => list.map((value) => (value * limit) / length));
}
