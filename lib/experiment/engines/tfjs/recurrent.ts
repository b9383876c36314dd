import type { LayerOf } from "../../schema-layers";
import type { Tensor, Tensor2D, Tf } from "./tf";

export interface RecurrentTensors {
  kernel: Tensor;
  recurrentKernel: Tensor;
  bias: Tensor | null;
}

/**
 * A recurrent layer over x [batch, time, features]; the equations stand in lib/math/recurrent.
 * @returns [batch, time, units], or [batch, units] of the last step
 */
export function recur(
  tf: Tf,
  layer: LayerOf<"rnn" | "lstm" | "gru">,
  x: Tensor,
  weights: RecurrentTensors,
): Tensor {
  const [batch, time, features] = x.shape as [number, number, number];
  // Time first, so that one product serves all steps and each step is a contiguous piece of it.
  const rows = tf.transpose(x, [1, 0, 2]).reshape([time * batch, features]) as Tensor2D;
  const product = tf.matMul(rows, weights.kernel as Tensor2D);
  const sums = weights.bias ? tf.add(product, weights.bias) : product;
  const steps = tf.unstack(sums.reshape([time, batch, -1])) as Tensor2D[];
  const zero = tf.zeros([batch, layer.units]) as Tensor2D;
  const states = walk(tf, layer.kind, steps, zero, weights.recurrentKernel as Tensor2D);
  return layer.returnSequences ? tf.stack(states, 1) : (states.at(-1) as Tensor);
}

function walk(
  tf: Tf,
  kind: "rnn" | "lstm" | "gru",
  steps: Tensor2D[],
  zero: Tensor2D,
  recurrentKernel: Tensor2D,
): Tensor2D[] {
  let h = zero;
  if (kind === "rnn")
    return steps.map((sum) => (h = tf.tanh(tf.add(sum, tf.matMul(h, recurrentKernel))) as Tensor2D));
  const units = zero.shape[1];
  if (kind === "gru") {
    const [gates, candidates] = tf.split(recurrentKernel, [2 * units, units], 1) as [Tensor2D, Tensor2D];
    return steps.map((sum) => {
      const [gateSum, candidateSum] = tf.split(sum, [2 * units, units], 1) as [Tensor2D, Tensor2D];
      const open = tf.sigmoid(tf.add(gateSum, tf.matMul(h, gates)));
      const [z, r] = tf.split(open, 2, 1) as [Tensor2D, Tensor2D];
      const candidate = tf.tanh(tf.add(candidateSum, tf.matMul(tf.mul(r, h), candidates)));
      // z h + (1 - z) candidate
      return (h = tf.add(candidate, tf.mul(z, tf.sub(h, candidate))) as Tensor2D);
    });
  }
  let c = zero;
  return steps.map((sum) => {
    const gates = tf.add(sum, tf.matMul(h, recurrentKernel));
    const [i, f, candidate, o] = tf.split(gates, 4, 1) as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    c = tf.add(tf.mul(tf.sigmoid(f), c), tf.mul(tf.sigmoid(i), tf.tanh(candidate)));
    return (h = tf.mul(tf.sigmoid(o), tf.tanh(c)));
  });
}
