/** A layer that answers one example at a time, and adds up the gradients of its weights until they are used. */
export interface PlainLayer {
  /** Weights and their gradients, number for number; empty where nothing is learnt. */
  readonly weights: readonly Float64Array[];
  readonly gradients: readonly Float64Array[];
  answer(input: Float64Array): Float64Array;
  /** From the loss's gradient by the last output to that by its input. */
  learn(byOutput: Float64Array): Float64Array;
}
