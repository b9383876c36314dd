import { beforeAll, expect, test } from "vitest";
import { createExperiment, type ExperimentInput } from "../../schema";
import type { Engine } from "../engine";
import { createTfjsEngine } from "./create-engine";
import { loadTfNode } from "./load-node";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

async function train(engine: Engine, steps: number): Promise<number> {
  for (let i = 0; i < steps; i++) engine.trainStep();
  return engine.readLoss();
}

async function create(parts: ExperimentInput): Promise<Engine> {
  return createTfjsEngine(tf, createExperiment(parts));
}

test("a small network learns two rings of points to over 95 %", async () => {
  const engine = await create({ training: { epochs: 100 } });
  await train(engine, 600);
  expect((await engine.evaluate("validation")).accuracy).toBeGreaterThan(0.95);
  engine.dispose();
});

test("the same seed gives bitwise the same curve, another seed another", async () => {
  const curve = async (seed: number) => {
    const engine = await create({ training: { seed } });
    const losses = [];
    for (let i = 0; i < 20; i++) losses.push(await train(engine, 1));
    engine.dispose();
    return losses;
  };
  const first = await curve(1);
  expect(await curve(1)).toEqual(first);
  expect(await curve(2)).not.toEqual(first);
});

test("the count of tensors is flat over 1,000 steps and back at its start when the engine goes", async () => {
  const before = tf.memory().numTensors;
  const engine = await create({ training: { optimizer: { kind: "momentum" } } });
  // A part of the data goes to the device when it is first asked for, and stays.
  await train(engine, 10);
  await engine.evaluate("validation");
  await engine.probe();
  const running = tf.memory().numTensors;
  await train(engine, 1000);
  await engine.evaluate("validation");
  await engine.predict(new Float32Array(20), 10);
  await engine.probe();
  expect(tf.memory().numTensors).toBe(running);
  engine.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

const kinds: [string, ExperimentInput][] = [
  ["dense with every penalty", { training: { regularization: { l1: 1e-4, l2: 1e-3, maxNorm: 3 } } }],
  [
    "convolution, pooling, batch normalization, dropout",
    {
      data: { source: { kind: "bars", side: 12 }, size: 200 },
      model: {
        layers: [
          { kind: "conv2d", filters: 4, padding: "same", activation: "relu" },
          { kind: "batchNorm", momentum: 0.9 },
          { kind: "maxPool" },
          { kind: "conv2d", filters: 4, activation: "elu" },
          { kind: "averagePool" },
          { kind: "flatten" },
          { kind: "dropout", rate: 0.1 },
          { kind: "dense" },
        ],
        initialization: { kind: "he" },
      },
    },
  ],
  [
    "residual blocks",
    {
      model: {
        layers: [
          { kind: "dense", units: 8, activation: "relu" },
          { kind: "residual", layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
          { kind: "dense" },
        ],
      },
    },
  ],
  ...(["rnn", "lstm", "gru"] as const).map((kind): [string, ExperimentInput] => [
    kind,
    {
      data: { source: { kind: "sequences", task: "hello" }, size: 64 },
      model: { layers: [{ kind, units: 8 }, { kind: "dense" }] },
    },
  ]),
];

test.each(kinds)("training lowers the loss: %s", async (_, parts) => {
  const engine = await create(parts);
  const first = (await engine.evaluate("train")).loss;
  await train(engine, 60);
  const { loss } = await engine.evaluate("train");
  expect(loss).toBeLessThan(0.8 * first);
  engine.dispose();
});

test.each(["sgd", "momentum", "rmsprop", "adagrad", "adam"] as const)(
  "ten steps of %s are those of tf.train",
  async (kind) => {
    const experiment = createExperiment({
      data: { source: { kind: "surface" }, size: 32, split: { validation: 0, test: 0 }, seed: 2 },
      model: { layers: [{ kind: "dense" }] },
      training: { loss: "squaredError", optimizer: { kind }, learningRate: 0.05, batchSize: 32 },
    });
    const engine = await createTfjsEngine(tf, experiment);
    const start = await engine.readWeights();
    const { train: part } = engine.data.parts;
    const x = tf.tensor2d(part.inputs, [32, 2]);
    const y = tf.tensor2d(part.targets, [32, 1]);
    const variables = start.map(({ shape, values }) => tf.variable(tf.tensor(values, [...shape])));
    const optimizer = {
      sgd: () => tf.train.sgd(0.05),
      momentum: () => tf.train.momentum(0.05, 0.9),
      rmsprop: () => tf.train.rmsprop(0.05, 0.9, 0, 1e-7),
      adagrad: () => tf.train.adagrad(0.05, 0.1),
      adam: () => tf.train.adam(0.05, 0.9, 0.999, 1e-7),
    }[kind]();
    const [w, b] = variables;
    if (w === undefined || b === undefined) throw new Error("A dense layer has a kernel and a bias");
    for (let i = 0; i < 10; i++) {
      engine.trainStep();
      optimizer.minimize(() =>
        tf.mean(tf.square(tf.sub(tf.add(tf.matMul(x, w.as2D(2, 1)), b), y))).asScalar(),
      );
    }
    const ours = await engine.readWeights();
    ours.forEach(({ values }, k) => {
      const theirs = variables[k]?.dataSync() ?? [];
      values.forEach((value, i) => expect(Math.abs(value - Number(theirs[i]))).toBeLessThan(2e-5));
    });
    engine.dispose();
  },
);

test("gradients of the probe are those of finite differences of the loss", async () => {
  const engine = await create({
    data: { size: 40, split: { validation: 0, test: 0 } },
    training: { batchSize: 40, optimizer: { kind: "sgd" }, learningRate: 1 },
    model: { layers: [{ kind: "dense", units: 3, activation: "tanh" }, { kind: "dense" }] },
  });
  const before = await engine.readWeights();
  const base = (await engine.evaluate("train")).loss;
  expect(base).toBeGreaterThan(0);
  const step = 1e-2;
  const differences = [];
  for (const [k, weight] of before.entries()) {
    const lossAt = async (shift: number) => {
      const values = weight.values.slice();
      values[0] = (values[0] ?? 0) + shift;
      engine.writeWeights([{ ...weight, values }]);
      return (await engine.evaluate("train")).loss;
    };
    differences.push([k, ((await lossAt(step)) - (await lossAt(-step))) / (2 * step)] as const);
    engine.writeWeights([weight]);
  }
  // With plain gradient descent at rate 1, one step subtracts the gradient.
  engine.trainStep();
  const after = await engine.readWeights();
  for (const [k, difference] of differences) {
    const moved = (before[k]?.values[0] ?? 0) - (after[k]?.values[0] ?? 0);
    expect(Math.abs(moved - difference)).toBeLessThan(2e-3);
  }
  engine.dispose();
});

test("a run that is saved and restored goes on as if nothing had happened", async () => {
  const whole = await create({});
  await train(whole, 30);
  const state = await whole.readState();
  const rest = [await train(whole, 5), await train(whole, 5)];
  whole.dispose();
  const resumed = await create({});
  resumed.writeState(state);
  expect(resumed.step).toBe(30);
  expect([await train(resumed, 5), await train(resumed, 5)]).toEqual(rest);
  resumed.dispose();
});
