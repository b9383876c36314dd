/** gradients: one list for each matrix of the network; limit: the greatest length of all of them together. */
export function clipGradient(gradients: number[][], limit: number): number[][] {
  throw new Error("Nothing is written here yet");
}
