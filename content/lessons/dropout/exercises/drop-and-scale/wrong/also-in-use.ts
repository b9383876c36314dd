// Expect: Neurons are dropped in use, too
export function dropout(values: number[], uniforms: number[], rate: number, _isTraining: boolean): number[] {
  return values.map((value, index) => (uniforms[index] < rate ? 0 : value / (1 - rate)));
}
