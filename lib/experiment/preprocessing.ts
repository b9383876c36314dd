import { findSymmetricEigen } from "@/lib/math/eigen";
import type { DataSpec } from "./schema-data";

/** For any inputs [count, features], row-major; a new array. */
export type Preprocess = (inputs: Float32Array) => Float32Array;

/** Directions along which the examples vary by less than this share of the most are left at 0. */
const flat = 1e-10;

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
  const mean = measureMean(train, features);
  if (mode === "whiten") return fitWhitening(train, features, mean);
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

function measureMean(train: Float32Array, features: number): Float64Array {
  const mean = new Float64Array(features);
  const rows = train.length / features;
  train.forEach((value, i) => (mean[i % features]! += value / rows));
  return mean;
}

function fitWhitening(train: Float32Array, features: number, mean: Float64Array): Preprocess {
  const rows = train.length / features;
  const covariance = new Float64Array(features * features);
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < features; i++) {
      const x = train[row * features + i]! - mean[i]!;
      for (let j = 0; j < features; j++)
        covariance[i * features + j]! += (x * (train[row * features + j]! - mean[j]!)) / rows;
    }
  const { values, vectors } = findSymmetricEigen(covariance, features);
  const least = flat * (values[0] ?? 0);
  const scale = values.map((value) => (value > least ? 1 / Math.sqrt(value) : 0));
  return (inputs) => {
    const out = new Float32Array(inputs.length);
    for (let from = 0; from < inputs.length; from += features)
      for (let k = 0; k < features; k++) {
        let sum = 0;
        for (let i = 0; i < features; i++) sum += vectors[k * features + i]! * (inputs[from + i]! - mean[i]!);
        out[from + k] = sum * scale[k]!;
      }
    return out;
  };
}
