import type * as Tensorflow from "@tensorflow/tfjs-core";
import type { Weights } from "@/lib/experiment/initialize";
import type { DataPart } from "@/lib/experiment/prepare-data";

type Tf = typeof Tensorflow;
type Pair<Weight> = [weight: Weight, bias: Tensorflow.Tensor];

export interface OwnTraining {
  step(): void;
  /** Waits until everything is computed. */
  finish(): Promise<number>;
  dispose(): void;
}

/**
 * The small CNN as one writes it with TensorFlow.js: variables, its own layers' operations, its own Adam and its own
 * softmax cross-entropy. All training examples lie on the device, in batches one after the other.
 */
export function createOwnTraining(
  tf: Tf,
  weights: Weights,
  train: DataPart,
  batchSize: number,
  rate: number,
): OwnTraining {
  const variables = weights.map(({ values, shape }) =>
    tf.tidy(() => tf.variable(tf.tensor(values.slice(), [...shape]))),
  );
  const [filter1, bias1, filter2, bias2, kernel1, unitBias1, kernel2, unitBias2] = variables as unknown as [
    ...Pair<Tensorflow.Tensor4D>,
    ...Pair<Tensorflow.Tensor4D>,
    ...Pair<Tensorflow.Tensor2D>,
    ...Pair<Tensorflow.Tensor2D>,
  ];
  const images = tf.tensor4d(train.inputs.slice(), [train.count, 28, 28, 1]);
  const targets = tf.tensor2d(train.targets.slice(), [train.count, 10]);
  const optimizer = tf.train.adam(rate, 0.9, 0.999, 1e-7);
  const batches = Math.floor(train.count / batchSize);
  let steps = 0;
  let last: Tensorflow.Scalar | null = null;

  const convolve = (x: Tensorflow.Tensor4D, filter: Tensorflow.Tensor4D, bias: Tensorflow.Tensor) =>
    tf.maxPool(tf.relu(tf.add(tf.conv2d(x, filter, 1, "same"), bias)) as Tensorflow.Tensor4D, 2, 2, "valid");

  function measure(): Tensorflow.Scalar {
    const from = (steps % batches) * batchSize;
    const x = tf.slice(images, [from, 0, 0, 0], [batchSize, 28, 28, 1]);
    const y = tf.slice(targets, [from, 0], [batchSize, 10]);
    const flat = convolve(convolve(x, filter1, bias1), filter2, bias2).reshape([batchSize, -1]);
    const hidden = tf.relu(tf.add(tf.matMul(flat as Tensorflow.Tensor2D, kernel1), unitBias1));
    const logits = tf.add(tf.matMul(hidden as Tensorflow.Tensor2D, kernel2), unitBias2);
    return tf.losses.softmaxCrossEntropy(y, logits);
  }

  return {
    step() {
      last?.dispose();
      last = optimizer.minimize(measure, true, variables);
      steps++;
    },
    finish: async () => (await last?.data<"float32">())?.[0] ?? NaN,
    dispose() {
      last?.dispose();
      tf.dispose([images, targets, ...variables]);
      optimizer.dispose();
    },
  };
}
