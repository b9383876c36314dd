import type * as Tensorflow from "@tensorflow/tfjs-core";
import type { Tf } from "./job";

/**
 * Loss before, after one, and after two steps of gradient descent of a small network with a convolution, a pool, a dense
 * layer and a gated recurrent step. The numbers are those of float64 arithmetic; `probe.test.ts` computes them anew.
 */
export const probeLosses = [0.5836517, 0.4695838, 0.3593605] as const;

/** Float32 devices meet the numbers to 1e-6; half precision, and a gradient that is silently zero, miss by more than this. */
const tolerance = 2e-4;

/** Kernel, dense, recurrent and output weights. */
const parameterShapes: readonly number[][] = [
  [3, 3, 1, 2],
  [8, 6],
  [3, 6],
  [3, 2],
];
const learningRate = 0.5;

/** Fixed numbers in [-1, 1] that look like none of the arithmetic's special cases. */
function fill(count: number, phase: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => Math.sin(1.7 * i + phase));
}

function measureLoss(tf: Tf, parameters: Tensorflow.Tensor[]): Tensorflow.Scalar {
  const [kernel, dense, recurrent, output] = parameters;
  if (!kernel || !dense || !recurrent || !output) throw new Error("The probe has four parameters");
  const images = tf.tensor4d(fill(3 * 4 * 4, 0.3), [3, 4, 4, 1]);
  const maps = tf.relu(tf.conv2d(images, kernel as Tensorflow.Tensor4D, 1, "same"));
  const features = tf.reshape(tf.maxPool(maps as Tensorflow.Tensor4D, 2, 2, "valid"), [3, 8]);
  let hidden: Tensorflow.Tensor = tf.tensor2d(fill(9, 0.9), [3, 3]);
  for (let t = 0; t < 2; t++) {
    const gates = tf.add(tf.matMul(features, dense), tf.matMul(hidden, recurrent));
    const [candidate, gate] = tf.split(gates, 2, 1);
    if (!candidate || !gate) throw new Error("The gates come in two halves");
    const open = tf.sigmoid(gate);
    hidden = tf.add(tf.mul(open, tf.tanh(candidate)), tf.mul(tf.sub(1, open), hidden));
  }
  const logProbabilities = tf.logSoftmax(tf.matMul(hidden, output));
  const labels = tf.oneHot(tf.tensor1d([0, 1, 1], "int32"), 2);
  return tf.neg(tf.mean(tf.sum(tf.mul(labels, logProbabilities), 1))).asScalar();
}

/** Trains two steps on the active backend. Returns the three losses; leaves no tensor. */
export async function trainProbe(tf: Tf): Promise<number[]> {
  const losses = tf.tidy(() => {
    let parameters = parameterShapes.map((shape, index) => {
      const count = shape.reduce((product, size) => product * size, 1);
      return tf.mul(0.6, tf.tensor(fill(count, index), shape));
    });
    const gradient = tf.valueAndGrads((...values) => measureLoss(tf, values));
    const measured: Tensorflow.Tensor[] = [];
    for (let step = 0; step < 2; step++) {
      const { value, grads } = gradient(parameters);
      measured.push(value);
      parameters = parameters.map((parameter, i) => {
        const slope = grads[i];
        return slope === undefined ? parameter : tf.sub(parameter, tf.mul(learningRate, slope));
      });
    }
    measured.push(measureLoss(tf, parameters));
    return tf.stack(measured);
  });
  try {
    return [...(await losses.data())];
  } finally {
    losses.dispose();
  }
}

/** What is wrong with the active backend's arithmetic, in words; null when it is right. */
export async function findProbeFault(tf: Tf): Promise<string | null> {
  const losses = await trainProbe(tf);
  const wrong = probeLosses.some((expected, i) => !(Math.abs((losses[i] ?? NaN) - expected) <= tolerance));
  return wrong ? "its arithmetic gives wrong numbers here" : null;
}
