// Expect: The picture goes down the loss
export function attack(
  weights: number[][],
  biases: number[],
  picture: number[],
  label: number,
  epsilon: number,
): number[] {
  const scores = weights.map((row, k) =>
    row.reduce((sum, weight, i) => sum + weight * picture[i], biases[k]),
  );
  const largest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - largest));
  const total = exponentials.reduce((a, b) => a + b);
  return picture.map((value, i) => {
    let slope = 0;
    for (let k = 0; k < weights.length; k++)
      slope += (exponentials[k] / total - (k === label ? 1 : 0)) * weights[k][i];
    return Math.min(1, Math.max(0, value - epsilon * Math.sign(slope)));
  });
}
