import type { Scalar, Tensor, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";
import { createRandom } from "@/lib/math/random";
import type { Tf } from "./kernel";

export interface SampleTraining {
  /** One training step; reads nothing back from the device. */
  step(): void;
  /** Loss of the batch, by reading it back. */
  readLoss(): number;
  dispose(): void;
}

/**
 * The small convolutional network that speed is measured with, on tf's active backend: 64 images 28x28x1, conv 3x3 of 8
 * filters and relu, max pooling 2, conv 3x3 of 16 filters and relu, max pooling 2, dense 10, softmax cross-entropy.
 */
export function createSampleTraining(tf: Tf, rule: "sgd" | "adam"): SampleTraining {
  const random = createRandom(1, "sample training");
  const draw = (shape: number[], scale: number): Tensor => {
    const count = shape.reduce((product, size) => product * size, 1);
    return tf.tensor(
      Float32Array.from({ length: count }, () => random.normal() * scale),
      shape,
    );
  };
  const images = draw([64, 28, 28, 1], 1) as Tensor4D;
  const labels = tf.tidy(() =>
    tf.oneHot(
      tf.tensor1d(
        Array.from({ length: 64 }, (_, i) => i % 10),
        "int32",
      ),
      10,
    ),
  );
  // He's scale, sqrt(2 / fan-in), before relu.
  const weight = (shape: number[], fanIn: number) =>
    tf.tidy(() => tf.variable(draw(shape, Math.sqrt(2 / fanIn))));
  const bias = (size: number) => tf.tidy(() => tf.variable(tf.zeros([size])));
  const filters = [weight([3, 3, 1, 8], 9), weight([3, 3, 8, 16], 72)] as Variable[];
  const biases = [bias(8), bias(16), bias(10)];
  const dense = weight([784, 10], 784);
  const variables = [...filters, dense, ...biases] as Variable[];
  const optimizer = rule === "adam" ? tf.train.adam(1e-3, 0.9, 0.999, 1e-7) : tf.train.sgd(0.05);

  const layer = (x: Tensor4D, i: number): Tensor4D => {
    const z = tf.add(tf.conv2d(x, filters[i] as Variable as Tensor4D, 1, "same"), biases[i] as Variable);
    return tf.maxPool(tf.relu(z) as Tensor4D, 2, 2, "valid");
  };
  const loss = (): Scalar => {
    const flat = tf.reshape(layer(layer(images, 0), 1), [64, 784]) as Tensor2D;
    const logits = tf.add(tf.matMul(flat, dense as Tensor2D), biases[2] as Variable);
    return tf.losses.softmaxCrossEntropy(labels, logits) as Scalar;
  };
  return {
    step: () => void optimizer.minimize(loss, false, variables),
    readLoss: () => tf.tidy(() => loss().dataSync()[0] ?? NaN),
    dispose: () => {
      tf.dispose([images, labels, ...variables]);
      optimizer.dispose();
    },
  };
}
