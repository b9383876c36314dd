import type { DataSpec } from "../../schema-data";
import { blocks } from "../section";

/** @param name of the function that subtracts the mean */
const mean = (
  count: number,
  name: string,
) => `// Found on the training examples alone: the others must stay unseen.
const seen = examples.slice(0, ${count}).map(({ inputs }) => inputs);
const average = (rows) => rows[0].map((_, k) => rows.reduce((sum, row) => sum + row[k] / rows.length, 0));
const mean = average(seen);
const ${name} = (row) => row.map((value, k) => value - mean[k]);`;

const normalize = `// A feature that never changes has deviation 0 and is divided by 1.
const squares = average(seen.map((row) => centre(row).map((value) => value ** 2)));
const deviation = squares.map((square) => Math.sqrt(square) || 1);
const preprocess = (row) => centre(row).map((value, k) => value / deviation[k]);`;

/** `findEigen(matrix)`: [{ value, vector }], largest value first. */
export const eigen = `// Eigenvalues (largest first) and unit eigenvectors of a symmetric matrix, by Jacobi's rotations: each turns two axes
// so that nothing is left between them.
function findEigen(matrix) {
  const a = matrix.map((row) => [...row]);
  const v = a.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 50; sweep++)
    for (let p = 0; p < a.length; p++)
      for (let q = p + 1; q < a.length; q++) {
        if (a[p][q] ** 2 <= 1e-32 * Math.abs(a[p][p] * a[q][q])) continue;
        const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const cosine = 1 / Math.hypot(tangent, 1);
        const turn = (x, y) => [cosine * (x - tangent * y), cosine * (tangent * x + y)];
        for (const row of [...a, ...v]) [row[p], row[q]] = turn(row[p], row[q]);
        a.forEach((_, k) => ([a[p][k], a[q][k]] = turn(a[p][k], a[q][k])));
      }
  return a
    .map((row, k) => ({ value: row[k], vector: v.map((entries) => entries[k]) }))
    .sort((first, second) => second.value - first.value);
}`;

const whiten = `// Turn the axes to the eigenvectors of the covariance, and divide by the standard deviation along each. A vector's
// sign is free: its largest entry is made positive. Directions without spread stay at 0.
const centred = seen.map(centre);
const covariance = mean.map((_, i) => average(centred.map((row) => row.map((value) => value * row[i]))));
const axes = findEigen(covariance).map(({ value, vector }, _, [largest]) => {
  const peak = vector.reduce((most, entry) => (Math.abs(entry) > Math.abs(most) ? entry : most), 0);
  const scale = value > 1e-10 * largest.value ? Math.sign(peak) / Math.sqrt(value) : 0;
  return vector.map((entry) => scale * entry);
});
const preprocess = (row) => {
  const centred = centre(row);
  return axes.map((axis) => axis.reduce((sum, entry, k) => sum + entry * centred[k], 0));
};`;

/**
 * `preprocess(row)`, fitted on the first `count` of `examples`.
 * @returns null where inputs stay as they are
 */
export function printPreprocessing(mode: DataSpec["preprocessing"], count: number): string | null {
  switch (mode) {
    case "none":
      return null;
    case "center":
      return mean(count, "preprocess");
    case "normalize":
      return `${mean(count, "centre")}\n${normalize}`;
    case "whiten":
      return blocks(mean(count, "centre"), eigen, whiten);
  }
}
