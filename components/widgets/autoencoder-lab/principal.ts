import type { PreparedData } from "@/lib/experiment/prepare-data";
import {
  createAxesMatrix,
  findPrincipalAxes,
  type PrincipalAxes,
  transformRows,
} from "@/lib/math/principal-axes";

/**
 * Rows projected on the first k axes and turned back into pixels: the best that any k numbers can do by straight lines
 * (Pearson 1901).
 * @param rows [count, pixels]
 */
export function projectOnFirst(
  rows: Float32Array,
  { mean, vectors }: PrincipalAxes,
  k: number,
): Float32Array {
  const pixels = mean.length;
  const matrix = createAxesMatrix(
    vectors,
    Array.from(mean, (_, axis) => (axis < k ? 1 : 0)),
  );
  return transformRows(rows, mean, matrix).map((value, i) => value + mean[i % pixels]!);
}

/** Mean square of the differences. */
export function measureError(rows: Float32Array, targets: Float32Array): number {
  return rows.reduce((sum, value, i) => sum + (value - targets[i]!) ** 2, 0) / rows.length;
}

let kept: { key: string; axes: PrincipalAxes } | null = null;

/**
 * The axes of the training digits, without noise. They take half a second; those found last are kept.
 * @param key says which digits
 */
export function getAxes(data: PreparedData, pixels: number, key: string): PrincipalAxes {
  if (kept?.key !== key) kept = { key, axes: findPrincipalAxes(data.parts.train.raw, pixels) };
  return kept.axes;
}
