// Expect: What is kept is not scaled up
export function dropout(values: number[], uniforms: number[], rate: number, isTraining: boolean): number[] {
  if (!isTraining) return values;
  return values.map((value, index) => (uniforms[index] < rate ? 0 : value));
}
