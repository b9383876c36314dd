import type { LayerOf } from "../../schema-layers";
import type { Tensor, Tensor2D, Tf } from "./tf";
import { applyRecurrence } from "./wasm-kernels/recurrent-layer";

export interface RecurrentTensors {
  kernel: Tensor;
  recurrentKernel: Tensor;
  bias: Tensor | null;
}

/** What of a recurrent layer decides its computation, beside its weights. */
type Recurrent = Pick<LayerOf<"rnn" | "lstm" | "gru">, "kind" | "units" | "returnSequences">;

/**
 * A recurrent layer over x [batch, time, features]; the equations stand in lib/math/recurrent.
 * @returns [batch, time, units], or [batch, units] of the last step
 */
export function recur(tf: Tf, layer: Recurrent, x: Tensor, weights: RecurrentTensors): Tensor {
  const [batch, time, features] = x.shape as [number, number, number];
  const rows = x.reshape([batch * time, features]) as Tensor2D;
  const product = tf.matMul(rows, weights.kernel as Tensor2D);
  const biased = weights.bias ? tf.add(product, weights.bias) : product;
  const sums = biased.reshape([batch, time, -1]);
  return (
    applyRecurrence(
      tf,
      { kind: layer.kind, returnSequences: layer.returnSequences },
      sums,
      weights.recurrentKernel,
    ) ?? walkSums(tf, layer, sums, weights)
  );
}

/** The same in TensorFlow.js's own operations, a few for each step: for every backend. */
function walkSums(tf: Tf, layer: Recurrent, sums: Tensor, { recurrentKernel }: RecurrentTensors): Tensor {
  // Time first: each step is then a contiguous piece.
  const [batch, time, width] = sums.shape as [number, number, number];
  // The gradient of TensorFlow.js's unstack fails where it has only one to stack again.
  const steps = (
    time === 1 ? [sums.reshape([batch, width])] : tf.unstack(tf.transpose(sums, [1, 0, 2]))
  ) as Tensor2D[];
  const zero = tf.zeros([batch, layer.units]) as Tensor2D;
  const states = walk(tf, layer.kind, steps, zero, recurrentKernel as Tensor2D);
  return layer.returnSequences ? tf.stack(states, 1) : (states.at(-1) as Tensor);
}

function walk(
  tf: Tf,
  kind: Recurrent["kind"],
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
