// Expect: Short gradients are made as long as the limit
export function clipGradient(gradients: number[][], limit: number): number[][] {
  let squares = 0;
  for (const list of gradients) for (const value of list) squares += value * value;
  const length = Math.sqrt(squares);
  if (length === 0) return gradients;
  return gradients.map((list) => list.map((value) => (value * limit) / length));
}
