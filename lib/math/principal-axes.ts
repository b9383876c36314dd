import { findSymmetricEigen } from "./eigen";

/** The directions along which examples vary, and by how much. */
export interface PrincipalAxes {
  /** [features]. */
  mean: Float64Array;
  /** Variance along each axis, largest first: the eigenvalues of the covariance, [features]. */
  values: Float64Array;
  /** Row k is the unit vector of axis k, [features, features]. */
  vectors: Float64Array;
}

/** Directions along which examples vary by less than this share of the most count as flat. */
const flat = 1e-10;

/** @param rows row-major, [count, features] */
export function measureMean(rows: ArrayLike<number>, features: number): Float64Array {
  const mean = new Float64Array(features);
  const count = rows.length / features;
  for (let i = 0; i < rows.length; i++) mean[i % features]! += rows[i]! / count;
  return mean;
}

/**
 * The mean product of two features' distances from their means, for each pair: divided by the number of rows, not by one
 * less, so that whitened rows have variance 1 as they are.
 * @param rows row-major, [count, features]
 * @returns [features, features]
 */
export function measureCovariance(
  rows: ArrayLike<number>,
  features: number,
  mean: ArrayLike<number>,
): Float64Array {
  const count = rows.length / features;
  const covariance = new Float64Array(features * features);
  const centred = new Float64Array(features);
  for (let from = 0; from < rows.length; from += features) {
    for (let i = 0; i < features; i++) centred[i] = rows[from + i]! - mean[i]!;
    for (let i = 0; i < features; i++)
      for (let j = i; j < features; j++) covariance[i * features + j]! += (centred[i]! * centred[j]!) / count;
  }
  for (let i = 0; i < features; i++)
    for (let j = 0; j < i; j++) covariance[i * features + j] = covariance[j * features + i]!;
  return covariance;
}

/** @param rows row-major, [count, features] */
export function findPrincipalAxes(rows: ArrayLike<number>, features: number): PrincipalAxes {
  const mean = measureMean(rows, features);
  return { mean, ...findSymmetricEigen(measureCovariance(rows, features, mean), features) };
}

/**
 * What each axis is multiplied by to give it variance 1: one over its standard deviation. A floor, added to every
 * variance, holds back the axes that hardly vary; without one they are blown up, and those without any variance stay at 0.
 */
export function scaleAxes(values: Float64Array, floor = 0): Float64Array {
  const least = flat * (values[0] ?? 0);
  return values.map((value) => (value > least ? 1 / Math.sqrt(value + floor) : 0));
}

/**
 * Centred rows seen along the axes, each axis times its scale. With scales of 1 this decorrelates (PCA); with those of
 * `scaleAxes` it is PCA whitening.
 * @param rows row-major, [count, features]
 * @returns a new array [count, features]
 */
export function projectOnAxes(
  rows: Float32Array,
  { mean, vectors }: PrincipalAxes,
  scale: Float64Array,
): Float32Array {
  const features = mean.length;
  const out = new Float32Array(rows.length);
  for (let from = 0; from < rows.length; from += features)
    for (let k = 0; k < features; k++) {
      let sum = 0;
      for (let i = 0; i < features; i++) sum += vectors[k * features + i]! * (rows[from + i]! - mean[i]!);
      out[from + k] = sum * scale[k]!;
    }
  return out;
}

/**
 * To the axes, scaled, and turned back: V^T diag(scale) V, [features, features], symmetric. With the scales of
 * `scaleAxes` this is the matrix of ZCA whitening, the one that moves the rows least (Bell and Sejnowski 1997, "The
 * 'independent components' of natural scenes are edge filters").
 */
export function createAxesMatrix(vectors: Float64Array, scale: ArrayLike<number>): Float64Array {
  const features = scale.length;
  const matrix = new Float64Array(features * features);
  for (let k = 0; k < features; k++)
    for (let i = 0; i < features; i++) {
      const share = scale[k]! * vectors[k * features + i]!;
      if (share === 0) continue;
      for (let j = 0; j < features; j++) matrix[i * features + j]! += share * vectors[k * features + j]!;
    }
  return matrix;
}

/**
 * Centred rows times a matrix, [features, features].
 * @returns a new array [count, features]
 */
export function transformRows(
  rows: Float32Array,
  mean: ArrayLike<number>,
  matrix: Float64Array,
): Float32Array {
  const features = mean.length;
  const out = new Float32Array(rows.length);
  for (let from = 0; from < rows.length; from += features)
    for (let k = 0; k < features; k++) {
      let sum = 0;
      for (let i = 0; i < features; i++) sum += matrix[k * features + i]! * (rows[from + i]! - mean[i]!);
      out[from + k] = sum;
    }
  return out;
}
