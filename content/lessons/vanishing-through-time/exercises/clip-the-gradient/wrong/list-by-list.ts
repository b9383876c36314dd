// Expect: Each list is clipped by itself
export function clipGradient(gradients: number[][], limit: number): number[][] {
  return gradients.map((list) => {
    const length = Math.sqrt(list.reduce((sum, value) => sum + value * value, 0));
    return length <= limit ? list : list.map((value) => (value * limit) / length);
  });
}
