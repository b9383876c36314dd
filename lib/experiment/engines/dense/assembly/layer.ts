/** In the order of `kinds` in ../layer-record.ts. */
export enum Kind {
  Dense,
  Activation,
  Dropout,
  BatchNorm,
}

/**
 * What ../layer-record.ts writes for one layer: numbers, and byte offsets of arrays, each [units, stride] unless said
 * otherwise.
 */
@unmanaged
export class Layer {
  kind: i32;
  activation: i32;
  inputs: i32;
  units: i32;
  /** Input, [inputs, stride]. */
  x: usize;
  /** Output. */
  a: usize;
  /** Dense: sums before the activation. Batch normalization: normalized inputs. Dropout: the mask. */
  z: usize;
  /** Dense: [inputs, units]. Batch normalization: factors, [units]. */
  w: usize;
  /** Shifts, [units]. */
  b: usize;
  /** Gradients of what has the name without g; gx is 0 where that of the input is not wanted. */
  gx: usize;
  ga: usize;
  gz: usize;
  gw: usize;
  gb: usize;
  /** Batch normalization alone: running mean and running variance, each [units]. */
  mean: usize;
  variance: usize;
  /** 1 / sqrt(variance + epsilon), [units] of f64. */
  scale: usize;
  /** Epsilon and momentum, [2] of f64. */
  settings: usize;
}
