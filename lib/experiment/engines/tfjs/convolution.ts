import type { LayerOf } from "../../schema-layers";
import type { Tensor, Tensor4D, Tf } from "./tf";

/** x [batch, height, width, channels] under the filters [kernel, kernel, channels, filters]; any stride and dilation. */
export function convolve(tf: Tf, layer: LayerOf<"conv2d">, x: Tensor, filter: Tensor): Tensor {
  const spread = layer.dilation === 1 ? filter : spreadFilter(tf, filter as Tensor4D, layer.dilation);
  const rounding = typeof layer.padding === "number" ? "floor" : undefined;
  return tf.conv2d(x as Tensor4D, spread as Tensor4D, layer.stride, layer.padding, "NHWC", 1, rounding);
}

/** x [batch, height, width, channels] under the filters [kernel, kernel, channels, multiplier], channel by channel. */
export function convolveDepthwise(
  tf: Tf,
  layer: LayerOf<"depthwiseConv2d">,
  x: Tensor,
  filter: Tensor,
): Tensor {
  const spread = layer.dilation === 1 ? filter : spreadFilter(tf, filter as Tensor4D, layer.dilation);
  const rounding = typeof layer.padding === "number" ? "floor" : undefined;
  return tf.depthwiseConv2d(
    x as Tensor4D,
    spread as Tensor4D,
    layer.stride,
    layer.padding,
    "NHWC",
    1,
    rounding,
  );
}

/**
 * The filter with dilation - 1 zeros between its weights. TensorFlow.js has no gradient for dilated convolutions, nor
 * dilation together with a stride; of an ordinary convolution with this filter it has both.
 */
function spreadFilter(tf: Tf, filter: Tensor4D, dilation: number): Tensor {
  const [kernel, , channels, filters] = filter.shape;
  const size = (kernel - 1) * dilation + 1;
  const rows = filter.reshape([kernel, 1, kernel * channels * filters]);
  const rowGap = tf.zeros([kernel, dilation - 1, kernel * channels * filters]);
  const spreadRows = tf
    .concat([rows, rowGap], 1)
    .reshape([kernel * dilation * kernel, 1, channels * filters]);
  const columnGap = tf.zeros([kernel * dilation * kernel, dilation - 1, channels * filters]);
  return tf
    .concat([spreadRows, columnGap], 1)
    .reshape([kernel * dilation, kernel * dilation, channels, filters])
    .slice([0, 0, 0, 0], [size, size, channels, filters]);
}

export function pool(tf: Tf, layer: LayerOf<"maxPool" | "averagePool">, x: Tensor): Tensor {
  const stride = layer.stride ?? layer.size;
  const rounding = typeof layer.padding === "number" ? "floor" : undefined;
  const apply = layer.kind === "maxPool" ? tf.maxPool : tf.avgPool;
  return apply(x as Tensor4D, layer.size, stride, layer.padding, rounding);
}
