import type { LayerRecord } from "./layer-record";

/** How a batch goes through the network. */
export interface Pass {
  /** Examples. */
  rows: number;
  /** `rows` and as many more as make a multiple of 4; what lies in them is finite, and its gradient zero. */
  stride: number;
  /** Batch normalization by the batch's own mean and variance. */
  batchStatistics: boolean;
  /** Moves the running statistics towards the batch's. */
  keepsStatistics: boolean;
  /** Step of the dropout masks; null for no dropout. */
  dropoutStep: number | null;
}

export function padRows(rows: number): number {
  return Math.ceil(rows / 4) * 4;
}

/** A layer with all of its memory, made once. Numbers lie unit by unit: [units, stride]. */
export interface DenseLayer {
  readonly output: Float32Array;
  /** Gradient of the mean loss with respect to the output; written by the layer behind. */
  readonly gradient: Float32Array;
  /** Which arithmetic the kernels do on which arrays. */
  readonly record: LayerRecord;
  /** What a pass needs that the kernels do not make. */
  prepare?(pass: Pass): void;
}
