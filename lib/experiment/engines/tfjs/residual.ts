import type { LayerInfo } from "../../layer-info";
import type { Layer, LayerOf } from "../../schema-layers";
import { applyActivation } from "./activations";
import type { Pass } from "./pass";
import type { Tensor, Tensor2D, Tensor4D, Tf } from "./tf";

type ApplyLayer = (tf: Tf, layer: Layer, info: LayerInfo, x: Tensor, pass: Pass) => Tensor;

/** g(F(x) + shortcut(x)). @param applyLayer handed in, since it calls this */
export function applyResidual(
  tf: Tf,
  layer: LayerOf<"residual">,
  info: LayerInfo,
  x: Tensor,
  pass: Pass,
  applyLayer: ApplyLayer,
): Tensor {
  const walk = (layers: readonly Layer[], infos: readonly LayerInfo[]) =>
    layers.reduce((input, inner, index) => applyLayer(tf, inner, infos[index] as LayerInfo, input, pass), x);
  const inside = walk(layer.layers, info.inner);
  const brought = Array.isArray(layer.shortcut)
    ? walk(layer.shortcut, info.shortcut)
    : layer.shortcut === "pad"
      ? padChannels(tf, x, inside.shape, info.shortcutStride)
      : project(tf, x, pass.weights.get(`${info.path}/projection/kernel`), inside.shape, info.shortcutStride);
  return applyActivation(tf, layer.activation, tf.add(inside, brought));
}

/** x as it is where the stride is null. */
function project(
  tf: Tf,
  x: Tensor,
  kernel: Tensor | undefined,
  shape: number[],
  stride: number | null,
): Tensor {
  if (stride === null || kernel === undefined) return x;
  if (x.rank === 4) return tf.conv2d(x as Tensor4D, kernel as Tensor4D, stride, "same");
  const rows = x.reshape([-1, x.shape.at(-1) ?? 0]) as Tensor2D;
  return tf.matMul(rows, kernel as Tensor2D).reshape(shape);
}

/** Each stride-th pixel of x, and zeros as the channels that are missing; x as it is where the stride is null. */
function padChannels(tf: Tf, x: Tensor, shape: number[], stride: number | null): Tensor {
  if (stride === null) return x;
  // A mean over windows of one pixel: TensorFlow.js has no gradient for strided slices.
  const thinned = stride === 1 ? x : tf.avgPool(x as Tensor4D, 1, stride, "valid");
  const missing = (shape.at(-1) ?? 0) - (x.shape.at(-1) ?? 0);
  const none = x.shape.slice(1).map((): [number, number] => [0, 0]);
  return tf.pad(thinned, [...none, [0, missing]]);
}
