// Expect: Gamma is missing
export function normalizeBackward(
  batch: number[][],
  gamma: number[],
  gradient: number[][],
  epsilon: number,
): [byBatch: number[][], byGamma: number[], byBeta: number[]] {
  const m = batch.length;
  const byBatch = batch.map((example) => [...example]);
  const byGamma: number[] = [];
  const byBeta: number[] = [];
  for (let j = 0; j < gamma.length; j++) {
    const average = (read: (i: number) => number) => batch.reduce((sum, _, i) => sum + read(i), 0) / m;
    const mean = average((i) => batch[i][j]);
    const spread = Math.sqrt(average((i) => (batch[i][j] - mean) ** 2) + epsilon);
    const normal = batch.map((example) => (example[j] - mean) / spread);
    const level = average((i) => gradient[i][j]);
    const along = average((i) => gradient[i][j] * normal[i]);
    byBeta.push(m * level);
    byGamma.push(m * along);
    for (let i = 0; i < m; i++) byBatch[i][j] = (1 / spread) * (gradient[i][j] - level - normal[i] * along);
  }
  return [byBatch, byGamma, byBeta];
}
