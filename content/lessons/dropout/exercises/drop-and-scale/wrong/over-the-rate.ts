// Expect: What is kept is divided by the rate
export function dropout(values: number[], uniforms: number[], rate: number, isTraining: boolean): number[] {
  if (!isTraining) return values;
  return values.map((value, index) => (uniforms[index] < rate ? 0 : rate > 0 ? value / rate : value));
}
