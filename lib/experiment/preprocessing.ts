import { findPrincipalAxes, measureMean, projectOnAxes, scaleAxes } from "@/lib/math/principal-axes";
import type { DataSpec } from "./schema-data";

/** For any inputs [count, features], row-major; a new array. */
export type Preprocess = (inputs: Float32Array) => Float32Array;

/**
 * Finds the preprocessing on the training examples. "whiten" turns the axes into those of the covariance's eigenvectors,
 * largest first, and divides by the standard deviation along each (PCA whitening).
 * @param train [rows, features]
 */
export function fitPreprocessing(
  train: Float32Array,
  features: number,
  mode: DataSpec["preprocessing"],
): Preprocess {
  if (mode === "none") return (inputs) => inputs.slice();
  if (mode === "whiten") {
    const axes = findPrincipalAxes(train, features);
    const scale = scaleAxes(axes.values);
    return (inputs) => projectOnAxes(inputs, axes, scale);
  }
  const mean = measureMean(train, features);
  const scale = new Float64Array(features).fill(1);
  if (mode === "normalize") {
    const rows = train.length / features;
    const variance = new Float64Array(features);
    train.forEach((value, i) => (variance[i % features]! += (value - mean[i % features]!) ** 2 / rows));
    // A feature that never changes stays at 0 instead of becoming 0 / 0. Rounding of its mean leaves it a variance
    // some 1e-30 of its square; the least that single precision can tell apart leaves more than 1e-20.
    variance.forEach((value, feature) => {
      if (value > 1e-24 * mean[feature]! ** 2) scale[feature] = 1 / Math.sqrt(value);
    });
  }
  return (inputs) => inputs.map((value, i) => (value - mean[i % features]!) * scale[i % features]!);
}
