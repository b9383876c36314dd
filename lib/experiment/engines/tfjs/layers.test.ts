import { beforeAll, expect, test } from "vitest";
import { countFans } from "@/lib/math/initialization";
import { createRandom } from "@/lib/math/random";
import { inferModel } from "../../infer";
import { initializeModel, type Weights } from "../../initialize";
import { createThinResnet } from "../../networks/thin-resnet";
import { createExperiment, modelSchema } from "../../schema";
import type { WrittenLayer } from "../../schema-layers";
import { createTfjsEngine } from "./create-engine";
import { runModel } from "./forward";
import { loadTfNode } from "./load-node";
import type { Tensor, Tensor4D } from "./tf";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const parse = (layers: WrittenLayer[]) => modelSchema.parse({ layers }).layers;
const depthwise = { kind: "depthwiseConv2d", multiplier: 2, activation: "tanh" } as const;
const normalized: WrittenLayer = {
  kind: "residual",
  layers: [
    { kind: "conv2d", filters: 6, padding: 1, stride: 2, bias: false },
    { kind: "batchNorm" },
    { kind: "activation", activation: "tanh" },
  ],
  shortcut: [
    { kind: "conv2d", filters: 6, kernel: 1, stride: 2, bias: false },
    { kind: "batchNorm", momentum: 0.5 },
  ],
  activation: "softplus",
};
const padded: WrittenLayer = {
  kind: "residual",
  layers: [{ kind: "conv2d", filters: 5, padding: 1, stride: 2, activation: "tanh" }],
  shortcut: "pad",
  activation: "elu",
};
const widened: WrittenLayer = { kind: "conv2d", filters: 3, activation: "tanh" };
const pooled: WrittenLayer[] = [{ kind: "globalAveragePool" }, { kind: "dense" }];

/** Smooth activations, so that differences of the loss are slopes. */
const networks: [string, WrittenLayer[]][] = [
  ["depthwise convolution", [widened, { ...depthwise, padding: "same" }, ...pooled]],
  ["depthwise convolution with a stride", [widened, { ...depthwise, stride: 2, padding: 1 }, ...pooled]],
  ["depthwise convolution with a dilation", [widened, { ...depthwise, dilation: 2, stride: 2 }, ...pooled]],
  ["a shortcut with batch normalization", [widened, normalized, ...pooled]],
  ["a shortcut padded with zeros", [widened, padded, ...pooled]],
  [
    "a padded shortcut of rows of numbers",
    [
      widened,
      { kind: "globalAveragePool" },
      { kind: "residual", layers: [{ kind: "dense", units: 4, activation: "tanh" }], shortcut: "pad" },
      { kind: "dense" },
    ],
  ],
];

const createOf = (layers: WrittenLayer[]) =>
  createExperiment({
    data: { source: { kind: "bars", side: 8 }, size: 24, split: { validation: 0, test: 0 } },
    model: { layers, initialization: { kind: "he" } },
    training: { batchSize: 24, learningRate: 0.01 },
  });

test.each(networks)("gradients are those of finite differences of the loss: %s", async (_, layers) => {
  const engine = await createTfjsEngine(tf, createOf(layers));
  const gradients = await engine.readGradients();
  const weights = await engine.readWeights();
  // The loss of training, by the batch's statistics; read before a step that moves nothing.
  const lossOf = async (changed: Weights) => {
    engine.writeWeights(changed);
    engine.setLearningRate(0);
    engine.trainStep();
    return engine.readLoss();
  };
  const step = 0.02;
  for (const { name, shape, values } of gradients) {
    const before = weights.find((weight) => weight.name === name)!.values;
    for (let i = 0; i < values.length; i += Math.ceil(values.length / 5)) {
      const at = (shift: number) => lossOf([{ name, shape, values: before.with(i, before[i]! + shift) }]);
      const slope = ((await at(step)) - (await at(-step))) / (2 * step);
      expect(Math.abs(slope - values[i]!), `${name}[${i}]`).toBeLessThan(1e-3);
    }
    engine.writeWeights([{ name, shape, values: before }]);
  }
  engine.dispose();
});

test.each(networks)("training lowers the loss and leaves no tensor: %s", async (_, layers) => {
  const before = tf.memory().numTensors;
  const engine = await createTfjsEngine(tf, createOf(layers));
  engine.trainStep();
  const first = await engine.readLoss();
  engine.setLearningRate(0.02);
  for (let i = 0; i < 100; i++) engine.trainStep();
  await engine.readLoss();
  engine.trainStep();
  expect(await engine.readLoss()).toBeLessThan(0.9 * first);
  engine.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

const images = (shape: [number, number, number, number]) =>
  tf.tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.normal()),
    shape,
  ) as Tensor4D;
const random = createRandom(1, "images");

/** Output of a model for images, and its weights by name. */
function run(layers: WrittenLayer[], x: Tensor4D): { output: Tensor; weights: Map<string, Tensor> } {
  const parsed = parse(layers);
  const info = inferModel(parsed, {
    inputShape: x.shape.slice(1),
    outputs: 4,
    initialization: { kind: "he" },
  });
  const weights = new Map(
    initializeModel(info, 3).map(({ name, shape, values }) => [name, tf.tensor(values, [...shape])]),
  );
  const output = runModel(tf, parsed, info, x, { weights, batchStatistics: false, dropout: null });
  expect(output.shape.slice(1)).toEqual(info.outputShape);
  return { output, weights };
}

const difference = (a: Tensor, b: Tensor) => tf.max(tf.abs(tf.sub(a, b))).dataSync()[0];

test("a depthwise layer is tf.depthwiseConv2d, and each channel of it a convolution of its own", () => {
  const x = images([2, 9, 9, 3]);
  const layer = { kind: "depthwiseConv2d", multiplier: 2, stride: 2, padding: "same", bias: false } as const;
  const { output, weights } = run([layer], x);
  const filter = weights.get("0/depthwiseKernel") as Tensor4D;
  expect(difference(output, tf.depthwiseConv2d(x, filter, 2, "same"))).toBe(0);
  const channels = tf.split(x, 3, 3).map((channel, i) => {
    const own = tf.slice(filter, [0, 0, i, 0], [3, 3, 1, 2]) as Tensor4D;
    return tf.conv2d(channel as Tensor4D, own, 2, "same");
  });
  expect(difference(output, tf.concat(channels, 3))).toBeLessThan(1e-5);
});

test("a dilated depthwise layer is tf.depthwiseConv2d with that dilation", () => {
  const x = images([2, 9, 9, 3]);
  const { output, weights } = run([{ kind: "depthwiseConv2d", dilation: 2, bias: false }], x);
  const filter = weights.get("0/depthwiseKernel") as Tensor4D;
  expect(difference(output, tf.depthwiseConv2d(x, filter, 1, "valid", "NHWC", 2))).toBeLessThan(1e-5);
});

test("relu6 and its slope are flat below 0 and above 6", () => {
  const x = tf.tensor1d([-1, 3, 7]);
  expect([...tf.relu6(x).dataSync()]).toEqual([0, 3, 6]);
  expect([
    ...tf
      .grad((z) => tf.relu6(z))(x)
      .dataSync(),
  ]).toEqual([0, 1, 0]);
});

test("global average pooling is average pooling by a window as large as the image", () => {
  const x = images([2, 7, 7, 3]);
  const { output } = run([{ kind: "globalAveragePool" }], x);
  const { output: window } = run([{ kind: "averagePool", size: 7 }, { kind: "flatten" }], x);
  expect(difference(output, window)).toBeLessThan(1e-6);
});

test("a padded shortcut brings each second pixel, and nothing in the new channels", () => {
  const x = images([1, 5, 5, 2]);
  const silent = {
    kind: "conv2d",
    filters: 3,
    padding: 1,
    stride: 2,
    initialization: { kind: "zeros" },
  } as const;
  const { output } = run([{ kind: "residual", layers: [silent], shortcut: "pad" }], x);
  const thinned = tf.stridedSlice(x, [0, 0, 0, 0], [1, 5, 5, 2], [1, 2, 2, 1]);
  expect(
    difference(
      output,
      tf.pad(thinned, [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 1],
      ]),
    ),
  ).toBe(0);
});

test("He's rule keeps the mean square through depthwise ReLU layers: their fan-in is one window", () => {
  const layer = { kind: "depthwiseConv2d", multiplier: 4, activation: "relu", bias: false } as const;
  const x = images([4, 20, 20, 32]);
  const { output } = run([layer], x);
  const square = (values: Tensor) => tf.mean(tf.square(values)).dataSync()[0]!;
  expect(square(output) / square(x)).toBeGreaterThan(0.8);
  expect(square(output) / square(x)).toBeLessThan(1.2);
  expect(countFans([3, 3, 1, 4]).fanIn).toBe(9);
});

test("running statistics on a shortcut follow by their own momentum", async () => {
  const engine = await createTfjsEngine(tf, createOf([widened, normalized, ...pooled]));
  engine.setLearningRate(0);
  for (let i = 0; i < 40; i++) engine.trainStep();
  const state = (await engine.readWeights()).find(({ name }) => name === "1/shortcut/1/movingMean");
  // Half of the way at each step: after 40 it stands on the mean of the one batch there is.
  const [block] = (await engine.probe()).slice(1, 2);
  expect(block?.shape).toEqual([24, 3, 3, 6]);
  const settled = state?.values.slice() ?? new Float32Array();
  engine.trainStep();
  const after = (await engine.readWeights()).find(({ name }) => name === "1/shortcut/1/movingMean");
  after?.values.forEach((value, i) => expect(Math.abs(value - settled[i]!)).toBeLessThan(1e-5));
  expect(settled.some((value) => Math.abs(value) > 1e-3)).toBe(true);
  engine.dispose();
});

test("a max norm holds each window of a depthwise filter, not all channels together", async () => {
  const engine = await createTfjsEngine(
    tf,
    createOf([{ kind: "conv2d", filters: 4 }, { kind: "depthwiseConv2d" }, ...pooled]),
  );
  engine.setRegularization({ l1: 0, l2: 0, maxNorm: 0.5, clipNorm: null });
  engine.trainStep();
  const filter = (await engine.readWeights()).find(({ name }) => name === "1/depthwiseKernel");
  for (let channel = 0; channel < 4; channel++) {
    const window = [...(filter?.values ?? [])].filter((_, i) => i % 4 === channel);
    expect(Math.hypot(...window)).toBeCloseTo(0.5, 4);
  }
  engine.dispose();
});

test("sums carry the gradient to the first layer of 20, where the plain stack without normalization loses it", async () => {
  const measure = async (isResidual: boolean) => {
    const { layers } = createThinResnet({
      depth: 20,
      width: 4,
      batchNorm: false,
      isResidual,
      inputShape: [8, 8, 1],
      outputs: 4,
    });
    const engine = await createTfjsEngine(tf, {
      ...createOf(layers),
      model: { layers, initialization: { kind: "he", gain: 0.5 } },
    });
    const gradients = await engine.readGradients();
    engine.dispose();
    return Math.hypot(...(gradients.find(({ name }) => name === "0/kernel")?.values ?? []));
  };
  expect(await measure(true)).toBeGreaterThan(100 * (await measure(false)));
});
