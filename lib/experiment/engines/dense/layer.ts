/** How a batch goes through the network. */
export interface Pass {
  /** Batch normalization by the batch's own mean and variance. */
  batchStatistics: boolean;
  /** Moves the running statistics towards the batch's. */
  keepsStatistics: boolean;
  /** Step of the dropout masks; null for no dropout. */
  dropoutStep: number | null;
}

/** A layer with all of its memory, made once. Rows are examples; numbers are kept in double precision on their way. */
export interface DenseLayer {
  /** [rows, units]. */
  readonly output: Float64Array;
  /** Gradient of the mean loss with respect to the output, [rows, units]; written by the layer behind. */
  readonly gradient: Float64Array;
  forward(input: Float64Array, rows: number, pass: Pass): void;
  /**
   * Writes the gradients of the layer's own weights, and that of its input where it is wanted. Uses what the last
   * `forward` left.
   */
  backward(input: Float64Array, inputGradient: Float64Array | null, rows: number): void;
}
