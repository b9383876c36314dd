/** uniforms: a random number from 0 to 1 for each value; a value is dropped when its number is less than the rate. */
export function dropout(values: number[], uniforms: number[], rate: number, isTraining: boolean): number[] {
  if (!isTraining) return values;
  return values.map((value, index) => (uniforms[index] < rate ? 0 : value / (1 - rate)));
}
