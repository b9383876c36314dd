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

/** Zeros from `from` to before `to`: at most three numbers, for which `fill` takes longer than all the rest. */
export function clearRange(values: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) values[i] = 0;
}

/** A layer with all of its memory, made once. Numbers lie unit by unit: [units, stride]. */
export interface DenseLayer {
  readonly output: Float32Array;
  /** Gradient of the mean loss with respect to the output; written by the layer behind. */
  readonly gradient: Float32Array;
  forward(input: Float32Array, pass: Pass): void;
  /**
   * Writes the gradients of the layer's own weights, and that of its input where it is wanted. Uses what the last
   * `forward` left.
   */
  backward(input: Float32Array, inputGradient: Float32Array | null, pass: Pass): void;
}
