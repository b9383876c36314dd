import type { LayerInfo } from "../../layer-info";
import type { Tensor } from "./tf";

/** One way through the model. */
export interface Pass {
  /** Every weight by its name. */
  weights: ReadonlyMap<string, Tensor>;
  /** Batch normalization by the batch's own mean and variance; each is reported to `onStatistics`. */
  batchStatistics: boolean;
  onStatistics?: (path: string, mean: Tensor, variance: Tensor) => void;
  /** Streams of the dropout masks; null for no dropout. */
  dropout: { seed: number; step: number } | null;
}

export function getWeight(pass: Pass, info: LayerInfo, role: string): Tensor {
  const weight = pass.weights.get(`${info.path}/${role}`);
  if (!weight) throw new Error(`the model has no weight ${info.path}/${role}`);
  return weight;
}
