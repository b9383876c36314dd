import type { TrainingSpec } from "../../schema-training";
import type { Parameters } from "./parameters";
import type { Tensor, Tf } from "./tf";

type Limits = TrainingSpec["regularization"];

/** Adds the gradients of l1 |w| and l2 / 2 w^2, for kernels and filters alone. */
export function penalize(tf: Tf, gradient: Tensor, parameters: Parameters, { l1, l2 }: Limits): Tensor {
  let total = gradient;
  if (l2 > 0) total = tf.add(total, tf.mul(tf.mul(parameters.flat, parameters.penalized), l2));
  if (l1 > 0) total = tf.add(total, tf.mul(tf.mul(tf.sign(parameters.flat), parameters.penalized), l1));
  return total;
}

/** Shortens a gradient [parameters] that is longer than `clipNorm` (Pascanu et al. 2013). */
export function limitGradient(tf: Tf, gradient: Tensor, { clipNorm }: Limits): Tensor {
  if (clipNorm === null) return gradient;
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.mul(gradient, tf.div(clipNorm, tf.maximum(norm, clipNorm)));
}

/** Shortens each unit's incoming weights to `maxNorm` where they are longer (Srivastava et al. 2014, section 5.1). */
export function limitNorms(tf: Tf, parameters: Parameters, { maxNorm }: Limits): void {
  if (maxNorm === null) return;
  const pieces = parameters.trained.map((weight, i) => {
    const role = parameters.trainedInfos[i]?.role;
    if (role !== "kernel" && role !== "depthwiseKernel") return weight;
    // A depthwise filter [height, width, channels, multiplier] feeds each of its outputs from one channel.
    const incoming = weight.shape.slice(0, role === "kernel" ? -1 : -2).map((_, axis) => axis);
    const norm = tf.sqrt(tf.sum(tf.square(weight), incoming, true));
    return tf.mul(weight, tf.div(maxNorm, tf.maximum(norm, maxNorm)));
  });
  parameters.replacePieces(pieces);
}
