import type { Scalar, Tensor4D, Variable } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { loadTfNode } from "../load-node";
import { randomTensor } from "./compare-backends";
import type { Tf } from "./kernel";
import { registerWasmKernels } from "./register";
import { createSampleTraining } from "./sample-training";

let tf: Tf;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

interface Net {
  variables: Variable[];
  loss: () => Scalar;
}

/** A small convolutional classifier of 8x8 images. */
function createNet(smooth: boolean): Net {
  const random = createRandom(7, "net");
  const variable = (shape: number[], scale: number) =>
    tf.variable(tf.tidy(() => tf.mul(randomTensor(tf, random, shape), scale)));
  const x = randomTensor(tf, random, [6, 8, 8, 1]) as Tensor4D;
  const y = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d([0, 1, 2, 0, 1, 2], "int32"), 3), "float32"));
  const [w1, b1, w2, b2, w3] = [
    variable([3, 3, 1, 4], 0.4),
    variable([4], 0.1),
    variable([3, 3, 4, 5], 0.2),
    variable([5], 0.1),
    variable([20, 3], 0.3),
  ];
  const variables = [w1, b1, w2, b2, w3] as Variable[];
  const bend = (h: Tensor4D) => (smooth ? tf.tanh(h) : tf.relu(h)) as Tensor4D;
  const pool = (h: Tensor4D) => (smooth ? tf.avgPool(h, 2, 2, "same") : tf.maxPool(h, 2, 2, "same"));
  const loss = () => {
    let h = pool(bend(tf.add(tf.conv2d(x, w1 as Variable & Tensor4D, 1, "same"), b1 as Variable)));
    h = pool(bend(tf.add(tf.conv2d(h, w2 as Variable & Tensor4D, 1, "same"), b2 as Variable)));
    const logits = tf.matMul(tf.reshape(h, [6, 20]), w3 as Variable);
    return tf.losses.softmaxCrossEntropy(y, logits) as Scalar;
  };
  return { variables, loss };
}

test("gradients of a small convolutional net equal the slope of its loss", () => {
  const { variables, loss } = createNet(true);
  const { grads } = tf.variableGrads(loss, variables);
  for (const variable of variables) {
    const gradient = grads[variable.name]?.dataSync() ?? new Float32Array();
    const values = variable.dataSync().slice();
    const step = 0.01;
    const lossAt = (i: number, value: number) => {
      const moved = values.slice();
      moved[i] = value;
      return tf.tidy(() => {
        variable.assign(tf.tensor(moved, variable.shape));
        return loss().dataSync()[0] ?? NaN;
      });
    };
    for (let i = 0; i < values.length; i += Math.ceil(values.length / 12)) {
      const value = values[i] ?? NaN;
      const slope = (lossAt(i, value + step) - lossAt(i, value - step)) / (2 * step);
      expect(Math.abs(slope - (gradient[i] ?? NaN))).toBeLessThan(5e-4);
    }
    variable.assign(tf.tensor(values, variable.shape));
  }
});

test("a convolutional net learns its batch by heart, and 200 steps leave no tensor and no byte behind", () => {
  const { variables, loss } = createNet(false);
  const optimizer = tf.train.adam(0.02, 0.9, 0.999, 1e-7);
  const train = () => optimizer.minimize(loss, false, variables);
  const first = tf.tidy(() => loss().dataSync()[0] ?? NaN);
  for (let i = 0; i < 5; i++) train();
  const before = { ...tf.memory() };
  for (let i = 0; i < 200; i++) train();
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
  expect(tf.memory().numBytes).toBe(before.numBytes);
  expect(tf.tidy(() => loss().dataSync()[0] ?? NaN)).toBeLessThan(first / 20);
});

test("the heap does not grow over 300 convolutions: scratch is given back", () => {
  const backend = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  const x = tf.ones([8, 64, 64, 8]) as Tensor4D;
  const filter = tf.ones([3, 3, 8, 8]) as Tensor4D;
  const convolve = () =>
    tf.tidy(() => void tf.grads((a, b) => tf.conv2d(a as Tensor4D, b as Tensor4D, 1, "same"))([x, filter]));
  for (let i = 0; i < 3; i++) convolve();
  const bytes = backend.wasm.HEAPU8.length;
  for (let i = 0; i < 300; i++) convolve();
  expect(backend.wasm.HEAPU8.length).toBe(bytes);
});

test.each(["sgd", "adam"] as const)("the measured network learns with %s and leaves no tensor", (rule) => {
  const before = tf.memory().numTensors;
  const training = createSampleTraining(tf, rule);
  const first = training.readLoss();
  for (let i = 0; i < 3; i++) training.step();
  const held = tf.memory().numTensors;
  for (let i = 0; i < 60; i++) training.step();
  expect(tf.memory().numTensors).toBe(held);
  expect(training.readLoss()).toBeLessThan(first / 2);
  training.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test("registering again changes nothing", () => {
  const before = tf.getKernel("Conv2D", "wasm");
  registerWasmKernels(tf);
  expect(tf.getKernel("Conv2D", "wasm")).toBe(before);
});
