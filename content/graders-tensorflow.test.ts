import type { Rank, Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D } from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { drawList, drawMatrix, listOf, transpose } from "@/lib/classroom/grading/define-code";
import { createRandom } from "@/lib/math/random";
import { fromRoot } from "@/scripts/paths.mjs";

// The solutions of the exercises in which a layer is written, against the library that the course trains with, and their ways
// back against small steps along each input.

type Matrix = number[][];
type Program = (...values: unknown[]) => unknown;

async function load(lesson: string, exercise: string, name: string): Promise<Program> {
  const file = fromRoot("content", "lessons", lesson, "exercises", exercise, "solution.ts");
  const program = ((await import(/* @vite-ignore */ file)) as Record<string, Program>)[name];
  if (program === undefined) throw new Error(`${file} has no ${name}`);
  return program;
}

const tf = await loadTfNode("cpu");
const random = createRandom(5, "layers");

const flatten = (value: unknown): number[] =>
  Array.isArray(value) ? value.flatMap(flatten) : [value as number];

function expectNear(actual: unknown, expected: Tensor<Rank> | unknown[] | number, digits = 4): void {
  const wanted =
    typeof expected === "object" && "dataSync" in expected ? [...expected.dataSync()] : flatten(expected);
  const values = flatten(actual);
  expect(values).toHaveLength(wanted.length);
  values.forEach((value, index) => expect(value).toBeCloseTo(wanted[index] ?? NaN, digits));
}

/** The derivative of a number by each entry of a matrix, from small steps. */
const differentiate = (values: Matrix, compute: (values: Matrix) => number, step = 1e-5): Matrix =>
  values.map((row, i) =>
    row.map((_, j) => {
      const move = (by: number) =>
        compute(values.map((line, y) => line.map((value, x) => (y === i && x === j ? value + by : value))));
      return (move(step) - move(-step)) / (2 * step);
    }),
  );

const weigh = (values: unknown, weights: unknown): number => {
  const [a, b] = [flatten(values), flatten(weights)];
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? NaN), 0);
};

test("a convolution of several channels and filters is conv2d's", async () => {
  const convolve = await load("images-and-convolutions", "write-the-convolution", "convolve");
  const image = listOf(6, () => drawMatrix(random, 7, 3));
  const filters = listOf(4, () => listOf(3, () => drawMatrix(random, 2, 3)));
  const biases = drawList(random, 4);
  const kernel = tf.tensor4d(filters).transpose<Tensor4D>([1, 2, 3, 0]);
  const expected = tf.conv2d(tf.tensor3d(image), kernel, 1, "valid").add(tf.tensor1d(biases));
  expectNear(convolve(image, filters, biases), expected);
});

test("padding and stride are conv2d's", async () => {
  const convolve = await load("padding-stride-filter-size", "pad-and-step", "convolve");
  for (const [padding, stride] of [
    [0, 1],
    [1, 1],
    [1, 2],
    [2, 3],
  ] as const) {
    const [image, filter] = [drawMatrix(random, 7, 6), drawMatrix(random, 3, 3)];
    const expected = tf.conv2d(
      tf.tensor2d(image).reshape<Tensor3D>([7, 6, 1]),
      tf.tensor2d(filter).reshape<Tensor4D>([3, 3, 1, 1]),
      stride,
      padding,
      "NHWC",
      1,
      "floor",
    );
    expectNear(convolve(image, filter, padding, stride), expected);
  }
});

test("max pooling is maxPool's, and its way back the library's, ties included", async () => {
  const forward = await load("pooling", "pool-forward", "maxPool");
  const backward = await load("pooling", "pool-backward", "maxPoolBackward");
  for (const [size, stride] of [
    [2, 2],
    [3, 1],
    [2, 1],
  ] as const) {
    const map = listOf(6, () => listOf(6, () => random.integer(4)));
    const pool = (x: Tensor) => tf.maxPool(x.reshape<Tensor3D>([6, 6, 1]), size, stride, "valid");
    const output = pool(tf.tensor2d(map));
    expectNear(forward(map, size, stride), output);
    const side = output.shape[0] ?? 0;
    const gradient = drawMatrix(random, side, side);
    const expected = tf.grad((x) => pool(x))(
      tf.tensor2d(map),
      tf.tensor2d(gradient).reshape<Tensor3D>([side, side, 1]),
    );
    expectNear(backward(map, gradient, size, stride), expected);
  }
});

test("the loss is softmaxCrossEntropy's", async () => {
  const crossEntropy = await load("predicting-characters", "a-loss-that-holds", "crossEntropy");
  const scores = drawMatrix(random, 5, 7).map((row) => row.map((score) => 4 * score));
  const targets = listOf(5, () => random.integer(7));
  const labels = tf.oneHot(tf.tensor1d(targets, "int32"), 7);
  expectNear(crossEntropy(scores, targets), tf.losses.softmaxCrossEntropy(labels, tf.tensor2d(scores)));
});

test("probabilities at a temperature are softmax's", async () => {
  const drawLetter = await load("predicting-characters", "draw-a-letter", "drawLetter");
  const scores = drawList(random, 9);
  const [probabilities] = drawLetter(scores, 0.7, 0.5) as [number[], number];
  expectNear(probabilities, tf.softmax(tf.tensor1d(scores).div<Tensor1D>(0.7)));
});

test("the way back through a dense layer is the library's, and that of small steps", async () => {
  const backward = await load("recap-one-layer", "back-through-a-layer", "denseBackward");
  const [weights, inputs, gradient] = [
    drawMatrix(random, 3, 4),
    drawMatrix(random, 4, 5),
    drawMatrix(random, 3, 5),
  ];
  const biases = drawMatrix(random, 3, 1);
  const layer = (w: Tensor, x: Tensor, b: Tensor) => tf.matMul(w as Tensor2D, x as Tensor2D).add(b);
  const [byWeights, byBiases, byInputs] = backward(weights, inputs, gradient) as [Matrix, number[], Matrix];
  const expected = tf.grads(layer)(
    [tf.tensor2d(weights), tf.tensor2d(inputs), tf.tensor2d(biases)],
    tf.tensor2d(gradient),
  );
  [byWeights, byInputs, byBiases].forEach((part, index) => expectNear(part, expected[index] ?? []));
  const loss = (w: Matrix) =>
    weigh(
      w.map((row) => transpose(inputs).map((x) => weigh(row, x))),
      gradient,
    );
  expectNear(byWeights, differentiate(weights, loss));
});

test("batch normalization is batchNorm's, and its way back that of small steps", async () => {
  const forward = await load("batch-normalization", "normalize-a-batch", "normalizeBatch");
  const backward = await load("batch-normalization", "back-through-the-batch", "normalizeBackward");
  const [batch, gradient] = [drawMatrix(random, 6, 3), drawMatrix(random, 6, 3)];
  const [gamma, beta] = [drawList(random, 3), drawList(random, 3)];
  const x = tf.tensor2d(batch);
  const { mean, variance } = tf.moments(x, 0);
  expectNear(
    forward(batch, gamma, beta, 0.01),
    tf.batchNorm(x, mean as Tensor1D, variance as Tensor1D, tf.tensor1d(beta), tf.tensor1d(gamma), 0.01),
  );
  const [byBatch, byGamma, byBeta] = backward(batch, gamma, gradient, 0.01) as [Matrix, number[], number[]];
  const lossOf = (values: Matrix, scale: number[], shift: number[]) =>
    weigh(forward(values, scale, shift, 0.01), gradient);
  expectNear(
    byBatch,
    differentiate(batch, (values) => lossOf(values, gamma, beta)),
  );
  expectNear(
    [byGamma],
    differentiate([gamma], ([scale = []]) => lossOf(batch, scale, beta)),
  );
  expectNear(
    [byBeta],
    differentiate([beta], ([shift = []]) => lossOf(batch, gamma, shift)),
  );
});

test("an LSTM's step is basicLSTMCell's", async () => {
  const step = await load("lstm", "one-step", "lstmStep");
  const [inputs, units] = [3, 4];
  const [x, h, c] = [drawList(random, inputs), drawList(random, units), drawList(random, units)];
  const w = listOf(4, () => drawMatrix(random, units, inputs));
  const u = listOf(4, () => drawMatrix(random, units, units));
  const b = drawMatrix(random, 4, units);
  // The library's order: input, candidate, forget, output.
  const order = [1, 3, 0, 2];
  const rows = order.flatMap((gate) => (w[gate] ?? []).map((row, j) => [...row, ...(u[gate]?.[j] ?? [])]));
  const [cell, hidden] = tf.basicLSTMCell(
    tf.scalar(0),
    tf.tensor2d(transpose(rows)),
    tf.tensor1d(order.flatMap((gate) => b[gate] ?? [])),
    tf.tensor2d([x]),
    tf.tensor2d([c]),
    tf.tensor2d([h]),
  );
  const [shown, kept] = step(x, h, c, w, u, b) as [number[], number[]];
  expectNear(shown, hidden);
  expectNear(kept, cell);
});

test("the attack goes the way in which the loss rises, by the library's gradient", async () => {
  const attack = await load("failures-and-limits", "one-step-of-noise", "attack");
  const weights = drawMatrix(random, 4, 10);
  const [biases, picture] = [drawList(random, 4), listOf(10, () => 0.2 + 0.6 * random.next())];
  const loss = (x: Tensor) => {
    const scores = tf.matMul(tf.tensor2d(weights), x.reshape<Tensor2D>([10, 1])).reshape([4]);
    return tf.losses.softmaxCrossEntropy(tf.tensor1d([0, 0, 1, 0]), scores.add(tf.tensor1d(biases)));
  };
  const slopes = tf.grad(loss)(tf.tensor1d(picture));
  expectNear(attack(weights, biases, picture, 2, 0.1), tf.tensor1d(picture).add(slopes.sign().mul(0.1)));
});

test("a residual block is what the library's operations make of it", async () => {
  const block = await load("resnet", "one-block", "residualBlock");
  const x = drawList(random, 5);
  const [w1, w2, projection] = [drawMatrix(random, 3, 5), drawMatrix(random, 6, 3), drawMatrix(random, 6, 5)];
  const [b1, b2] = [drawList(random, 3), drawList(random, 6)];
  const multiply = (matrix: Matrix, vector: Tensor) => tf.dot(tf.tensor2d(matrix), vector as Tensor1D);
  const hidden = multiply(w1, tf.tensor1d(x)).add(tf.tensor1d(b1)).relu();
  const expected = multiply(w2, hidden)
    .add(tf.tensor1d(b2))
    .add(multiply(projection, tf.tensor1d(x)))
    .relu();
  expectNear(block(x, w1, b1, w2, b2, projection), expected);
});

test("statistics of the training set are those of moments", async () => {
  const standardize = await load("preprocessing", "by-the-training-set", "standardize");
  const [training, held] = [drawMatrix(random, 7, 3), drawMatrix(random, 4, 3)];
  const { mean, variance } = tf.moments(tf.tensor2d(training), 0);
  const change = (examples: Matrix) => tf.tensor2d(examples).sub(mean).div(variance.sqrt());
  const [first, second] = standardize(training, held) as [Matrix, Matrix];
  expectNear(first, change(training));
  expectNear(second, change(held));
});
