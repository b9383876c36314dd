import { fitPreprocessing } from "@/lib/experiment/preprocessing";
import {
  createAxesMatrix,
  findPrincipalAxes,
  measureCovariance,
  type PrincipalAxes,
  projectOnAxes,
  scaleAxes,
  transformRows,
} from "@/lib/math/principal-axes";
import type { Stage } from "./state";

/** The cloud after one way of preprocessing, found on the cloud itself. [points, 2]. */
export function passStage(inputs: Float32Array, stage: Stage): Float32Array {
  switch (stage) {
    case "centred":
      return fitPreprocessing(inputs, 2, "center")(inputs);
    case "normalised":
      return fitPreprocessing(inputs, 2, "normalize")(inputs);
    case "decorrelated":
      return projectOnAxes(inputs, findPrincipalAxes(inputs, 2), Float64Array.of(1, 1));
    case "pca":
      return fitPreprocessing(inputs, 2, "whiten")(inputs);
    case "zca": {
      const { mean, values, vectors } = findPrincipalAxes(inputs, 2);
      return transformRows(inputs, mean, createAxesMatrix(vectors, scaleAxes(values)));
    }
  }
}

/** What a cloud is summed up by. */
export interface Moments extends PrincipalAxes {
  /** [2, 2]. */
  covariance: Float64Array;
  /** Between the two features; 0 where one of them does not vary. */
  correlation: number;
}

export function measureCloud(inputs: Float32Array): Moments {
  const axes = findPrincipalAxes(inputs, 2);
  const covariance = measureCovariance(inputs, 2, axes.mean);
  const scale = Math.sqrt(covariance[0]! * covariance[3]!);
  return { ...axes, covariance, correlation: scale > 0 ? covariance[1]! / scale : 0 };
}
