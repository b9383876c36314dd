import type { ModelInfo } from "../../infer";
import type { Layer } from "../../schema-layers";
import { runModel } from "./forward";
import type { Tensor, Tensor4D, Tf } from "./tf";

/** One number of one layer's output, where that is an image; all counted from 0. */
export interface ImageUnit {
  /** Index into the model's layers. */
  layer: number;
  row: number;
  column: number;
  channel: number;
}

/**
 * The gradient of one unit's output with respect to the picture, for each example by itself: how much the unit would
 * change if that pixel did. Dropout is off, batch normalization goes by its running statistics.
 * @param weights every weight of the layers up to the unit's, by name
 * @param inputs [batch, height, width, channels]
 * @returns [batch, height, width, channels]; everything else that was made on the way is freed
 */
export function differentiateByInput(
  tf: Tf,
  layers: readonly Layer[],
  info: ModelInfo,
  weights: ReadonlyMap<string, Tensor>,
  inputs: Tensor,
  { layer, row, column, channel }: ImageUnit,
): Tensor {
  const upTo = layers.slice(0, layer + 1);
  const pass = { weights, batchStatistics: false, dropout: null };
  const batch = inputs.shape[0] ?? 0;
  return tf.tidy(() => {
    const differentiate = tf.grad((x: Tensor) => {
      const output = runModel(tf, upTo, info, x, pass) as Tensor4D;
      // Examples meet nowhere, so that the gradient of the sum holds each example's own.
      return tf.sum(tf.slice(output, [0, row, column, channel], [batch, 1, 1, 1]));
    });
    return differentiate(inputs);
  });
}
