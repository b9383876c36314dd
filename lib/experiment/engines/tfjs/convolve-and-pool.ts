import type { ActivationName } from "@/lib/math/activation";
import type { LayerInfo } from "../../layer-info";
import type { Layer, LayerOf } from "../../schema-layers";
import { applyActivation } from "./activations";
import { convolve, pool } from "./convolution";
import { getWeight, type Pass } from "./pass";
import type { Tensor, Tensor4D, Tf } from "./tf";
import { applyPooledConvolution } from "./wasm-kernels/pooled-convolution";

/** Those that keep the order of numbers, to the last bit. */
const monotone: readonly ActivationName[] = ["linear", "relu", "leakyRelu", "relu6"];

/**
 * Whether a convolution may be pooled before its bias and activation: the largest of g(z + b) is g(largest z + b) where g
 * never falls. Both then work on a map as small as the pool's, forward and backward.
 */
export function canPoolFirst(layer: Layer, next: Layer | undefined): layer is LayerOf<"conv2d"> {
  return layer.kind === "conv2d" && next?.kind === "maxPool" && monotone.includes(layer.activation);
}

/** g(maxPool(conv(x)) + b). */
export function convolveAndPool(
  tf: Tf,
  layer: LayerOf<"conv2d">,
  info: LayerInfo,
  next: LayerOf<"maxPool">,
  x: Tensor,
  pass: Pass,
): Tensor {
  const filter = getWeight(pass, info, "kernel");
  const joined =
    layer.dilation === 1
      ? applyPooledConvolution(tf, x as Tensor4D, filter as Tensor4D, layer, {
          ...next,
          stride: next.stride ?? next.size,
        })
      : null;
  const pooled = joined ?? pool(tf, next, convolve(tf, layer, x, filter));
  const biased = layer.bias ? tf.add(pooled, getWeight(pass, info, "bias")) : pooled;
  return applyActivation(tf, layer.activation, biased);
}
