import { fillMask } from "../../dropout-mask";
import type { ModelInfo } from "../../infer";
import type { LayerInfo } from "../../layer-info";
import type { Layer, LayerOf } from "../../schema-layers";
import { applyActivation } from "./activations";
import { canPoolFirst, convolveAndPool } from "./convolve-and-pool";
import { convolve, convolveDepthwise, pool } from "./convolution";
import { getWeight, type Pass } from "./pass";
import { applyResidual } from "./residual";
import { recur } from "./recurrent";
import type { Tensor, Tensor2D, Tf } from "./tf";

/**
 * The model's outputs for x [batch, ...inputShape], before any softmax or sigmoid.
 * @param afterLayer sees each layer's output on its way and may change it; without it, layers may be joined
 */
export function runModel(
  tf: Tf,
  layers: readonly Layer[],
  info: ModelInfo,
  x: Tensor,
  pass: Pass,
  afterLayer?: (output: Tensor, layer: number) => Tensor,
): Tensor {
  let output = x;
  for (let index = 0; index < layers.length; index++) {
    const layer = layers[index] as Layer;
    const layerInfo = info.layers[index] as LayerInfo;
    const next = layers[index + 1];
    if (!afterLayer && canPoolFirst(layer, next)) {
      output = convolveAndPool(tf, layer, layerInfo, next as LayerOf<"maxPool">, output, pass);
      index++;
      continue;
    }
    output = applyLayer(tf, layer, layerInfo, output, pass);
    if (afterLayer) output = afterLayer(output, index);
  }
  return output;
}

/** Output of one layer for x [batch, ...inputShape]. */
export function applyLayer(tf: Tf, layer: Layer, info: LayerInfo, x: Tensor, pass: Pass): Tensor {
  switch (layer.kind) {
    case "dense":
      return applyDense(tf, layer, info, x, pass);
    case "conv2d":
    case "depthwiseConv2d": {
      const z =
        layer.kind === "conv2d"
          ? convolve(tf, layer, x, getWeight(pass, info, "kernel"))
          : convolveDepthwise(tf, layer, x, getWeight(pass, info, "depthwiseKernel"));
      const biased = layer.bias ? tf.add(z, getWeight(pass, info, "bias")) : z;
      return applyActivation(tf, layer.activation, biased);
    }
    case "maxPool":
    case "averagePool":
      return pool(tf, layer, x);
    case "globalAveragePool":
      return tf.mean(x, [1, 2]);
    case "flatten":
      return x.reshape([x.shape[0] ?? 0, -1]);
    case "repeat":
      return tf.tile(tf.expandDims(x, 1), [1, layer.times, 1]);
    case "dropout":
      return applyDropout(tf, layer, info, x, pass);
    case "batchNorm":
      return applyBatchNorm(tf, layer, info, x, pass);
    case "activation":
      return applyActivation(tf, layer.activation, x);
    case "rnn":
    case "lstm":
    case "gru":
      return applyRecurrent(tf, layer, info, x, pass);
    case "residual":
      return applyResidual(tf, layer, info, x, pass, applyLayer);
  }
}

function applyDense(tf: Tf, layer: LayerOf<"dense">, info: LayerInfo, x: Tensor, pass: Pass): Tensor {
  const rows = x.reshape([-1, x.shape.at(-1) ?? 0]) as Tensor2D;
  const z = tf.matMul(rows, getWeight(pass, info, "kernel") as Tensor2D);
  const biased = layer.bias ? tf.add(z, getWeight(pass, info, "bias")) : z;
  const activated = applyActivation(tf, layer.activation, biased);
  return x.rank === 2 ? activated : activated.reshape([...x.shape.slice(0, -1), -1]);
}

function applyRecurrent(
  tf: Tf,
  layer: LayerOf<"rnn" | "lstm" | "gru">,
  info: LayerInfo,
  x: Tensor,
  pass: Pass,
): Tensor {
  const read = (input: Tensor, prefix: string) =>
    recur(tf, layer, input, {
      kernel: getWeight(pass, info, `${prefix}kernel`),
      recurrentKernel: getWeight(pass, info, `${prefix}recurrentKernel`),
      bias: layer.bias ? getWeight(pass, info, `${prefix}bias`) : null,
    });
  const forward = read(x, "");
  if (!layer.bidirectional) return forward;
  const backward = read(tf.reverse(x, 1), "backward/");
  // Turned round again, so that both states of a step stand beside each other.
  return tf.concat([forward, layer.returnSequences ? tf.reverse(backward, 1) : backward], -1);
}

function applyDropout(tf: Tf, layer: LayerOf<"dropout">, info: LayerInfo, x: Tensor, pass: Pass): Tensor {
  if (!pass.dropout || layer.rate === 0) return x;
  const { seed, step } = pass.dropout;
  const mask = new Float32Array(x.size);
  fillMask(mask, { seed, path: info.path, rate: layer.rate }, step, 1, x.size, x.size, 1);
  return tf.mul(x, tf.tensor(mask, x.shape));
}

function applyBatchNorm(tf: Tf, layer: LayerOf<"batchNorm">, info: LayerInfo, x: Tensor, pass: Pass): Tensor {
  let mean = getWeight(pass, info, "movingMean");
  let variance = getWeight(pass, info, "movingVariance");
  if (pass.batchStatistics) {
    const axes = x.shape.slice(0, -1).map((_, axis) => axis);
    const moments = tf.moments(x, axes);
    mean = moments.mean;
    variance = moments.variance;
    pass.onStatistics?.(info.path, mean, variance);
  }
  const scale = tf.mul(tf.rsqrt(tf.add(variance, layer.epsilon)), getWeight(pass, info, "gamma"));
  return tf.add(tf.mul(tf.sub(x, mean), scale), getWeight(pass, info, "beta"));
}
