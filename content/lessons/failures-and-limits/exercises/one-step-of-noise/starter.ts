/** weights: a row for each class; picture: values from 0 to 1; label: the true class. Gives the moved picture. */
export function attack(
  weights: number[][],
  biases: number[],
  picture: number[],
  label: number,
  epsilon: number,
): number[] {
  throw new Error("Nothing is written here yet");
}
