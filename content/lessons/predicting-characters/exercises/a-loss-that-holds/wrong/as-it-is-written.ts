// Expect: Take the largest score away from all of them first
export function crossEntropy(scores: number[][], targets: number[]): number {
  let total = 0;
  scores.forEach((step, t) => {
    const exponentials = step.map((score) => Math.exp(score));
    const sum = exponentials.reduce((a, b) => a + b);
    total -= Math.log(exponentials[targets[t]] / sum);
  });
  return total / scores.length;
}
