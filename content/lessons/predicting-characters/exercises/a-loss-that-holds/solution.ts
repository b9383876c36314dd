/** scores: one list for each step; targets: the index of the letter that came. Gives the mean cross-entropy. */
export function crossEntropy(scores: number[][], targets: number[]): number {
  let total = 0;
  scores.forEach((step, t) => {
    const largest = Math.max(...step);
    let sum = 0;
    for (const score of step) sum += Math.exp(score - largest);
    total += largest + Math.log(sum) - step[targets[t]];
  });
  return total / scores.length;
}
