// Expect: Each number is cut at the limit
export function clipGradient(gradients: number[][], limit: number): number[][] {
  return gradients.map((list) => list.map((value) => Math.max(-limit, Math.min(limit, value))));
}
