/** uniform: at least 0 and less than 1. Gives the probabilities, and the index of the letter that is drawn. */
export function drawLetter(
  scores: number[],
  temperature: number,
  uniform: number,
): [probabilities: number[], letter: number] {
  throw new Error("Nothing is written here yet");
}
