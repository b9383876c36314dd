// Expect: A probability came out as 0
export function crossEntropy(scores: number[][], targets: number[]): number {
  let total = 0;
  scores.forEach((step, t) => {
    const largest = Math.max(...step);
    const exponentials = step.map((score) => Math.exp(score - largest));
    const sum = exponentials.reduce((a, b) => a + b);
    total -= Math.log(exponentials[targets[t]] / sum);
  });
  return total / scores.length;
}
