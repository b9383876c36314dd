/** uniforms: a random number from 0 to 1 for each value; a value is dropped when its number is less than the rate. */
export function dropout(values: number[], uniforms: number[], rate: number, isTraining: boolean): number[] {
  throw new Error("Nothing is written here yet");
}
