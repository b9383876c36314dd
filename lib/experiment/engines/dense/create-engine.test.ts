import { beforeAll, expect, test } from "vitest";
import { activationNames } from "@/lib/math/activation";
import { createRandom } from "@/lib/math/random";
import { createExperiment, type Experiment } from "../../schema";
import type { Engine } from "../engine";
import { createTfjsEngine } from "../tfjs/create-engine";
import { loadTfNode } from "../tfjs/load-node";
import type { Tf } from "../tfjs/tf";
import { createDenseEngine } from "./create-engine";

let tf: Tf;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

type LayerInput = NonNullable<
  NonNullable<NonNullable<Parameters<typeof createExperiment>[0]>["model"]>["layers"]
>[number];

const losses = ["squaredError", "softmaxCrossEntropy", "sigmoidCrossEntropy"] as const;
const optimizers = [
  { kind: "sgd" },
  { kind: "momentum", momentum: 0.9 },
  { kind: "momentum", momentum: 0.8, nesterov: true },
  { kind: "rmsprop" },
  { kind: "adagrad" },
  { kind: "adam" },
] as const;
const schedules = [
  { kind: "constant" },
  { kind: "step", every: 30, factor: 0.5 },
  { kind: "exponential", every: 50, factor: 0.5 },
  { kind: "cosine", steps: 80 },
  { kind: "warmup", steps: 20 },
] as const;
const limits = [
  {},
  { l1: 0.003 },
  { l2: 0.01 },
  { l1: 0.001, l2: 0.01 },
  { maxNorm: 1 },
  { clipNorm: 0.3 },
] as const;

/**
 * An experiment with this activation, loss, optimizer and regularization, and everything else by chance. What has a
 * gradient of zero but for rounding is left out, since Adam and RMSProp make a step of any noise: shifts before a batch
 * normalization, and batch normalization of a single example.
 */
function draw(index: number): Experiment {
  const random = createRandom(index, "experiments");
  const pick = <T>(items: readonly T[]): T => items[random.integer(items.length)] as T;
  const activation = activationNames[index % activationNames.length]!;
  const loss = losses[Math.floor(index / activationNames.length) % losses.length]!;
  const optimizer = optimizers[Math.floor(index / 24) % optimizers.length]!;
  const isAdaptive = optimizer.kind === "rmsprop" || optimizer.kind === "adam";
  const batchSize = pick([1, 7, 10, 32, 1000]);
  const isNormalized = batchSize > 1 && random.next() < 0.4;
  let hasNormalized = false;
  const drawBlock = (): LayerInput[] => {
    const dense = { kind: "dense" as const, units: 1 + random.integer(8), bias: !isNormalized };
    const dropout: LayerInput[] = random.next() < 0.15 ? [{ kind: "dropout", rate: 0.3 }] : [];
    if (random.next() < 0.5) return [{ ...dense, activation }, ...dropout];
    const between: LayerInput[] = isNormalized && !hasNormalized ? [{ kind: "batchNorm" }] : [];
    hasNormalized ||= isNormalized;
    return [dense, ...between, { kind: "activation", activation }, ...dropout];
  };
  const hidden = Array.from({ length: 1 + random.integer(3) }, drawBlock).flat();
  const isPlane = loss === "squaredError" && random.next() < 0.5;
  return createExperiment({
    data: {
      source: isPlane
        ? { kind: "surface", shape: pick(["plane", "bump"]) }
        : {
            kind: "points",
            shape: pick(["blobs", "xor", "circle", "spiral", "moons", "stripes"]),
            ...(loss === "softmaxCrossEntropy" ? { classes: 2 + random.integer(4) } : {}),
          },
      size: 60 + random.integer(60),
      preprocessing: pick(["none", "center", "normalize", "whiten"]),
      seed: index,
    },
    model: {
      layers: [...hidden, { kind: "dense", bias: random.next() < 0.8 }],
      initialization: pick([{ kind: "glorot" }, { kind: "he" }, { kind: "normal", std: 0.3 }] as const),
    },
    training: {
      loss,
      optimizer,
      regularization: limits[(Math.floor(index / 24) + index) % limits.length]!,
      schedule: pick(schedules),
      learningRate: isAdaptive ? 0.001 : 0.01,
      batchSize,
      seed: index,
    },
  });
}

async function compare(experiment: Experiment, steps: number): Promise<number> {
  const ours = createDenseEngine(experiment);
  const theirs = await createTfjsEngine(tf, experiment);
  for (let step = 0; step < steps; step++) {
    ours.trainStep();
    theirs.trainStep();
  }
  const [a, b] = await Promise.all([ours.readWeights(), theirs.readWeights()]);
  let apart = 0;
  a.forEach(({ values }, i) =>
    values.forEach((value, j) => {
      const other = b[i]?.values[j] ?? NaN;
      apart = Math.max(apart, Math.abs(value - other) / Math.max(1, Math.abs(other)));
    }),
  );
  const reads = await Promise.all([ours, theirs].map(readFigures));
  reads[0]!.forEach((value, i) => {
    apart = Math.max(apart, Math.abs(value - reads[1]![i]!) / Math.max(1, Math.abs(value)));
  });
  theirs.dispose();
  return apart;
}

const readFigures = async (engine: Engine) => {
  const { loss, accuracy } = await engine.evaluate("validation");
  return [await engine.readLoss(), loss, accuracy ?? 0];
};

test("equals the TensorFlow.js engine to 1e-5 over 100 steps, in 432 experiments", async () => {
  const worst: [number, number][] = [];
  for (let index = 0; index < 432; index++) {
    const apart = await compare(draw(index), 100);
    if (!(apart < 1e-5)) worst.push([index, apart]);
  }
  expect(worst).toEqual([]);
});

const trained = () =>
  createExperiment({
    data: { source: { kind: "points", shape: "spiral", classes: 3 }, size: 90 },
    model: {
      layers: [
        { kind: "dense", units: 6, activation: "tanh" },
        { kind: "dense", units: 5, bias: false },
        { kind: "batchNorm" },
        { kind: "activation", activation: "gelu" },
        { kind: "dense" },
      ],
    },
    training: { optimizer: { kind: "momentum" }, batchSize: 16 },
  });

function expectClose(ours: ArrayLike<number>, theirs: ArrayLike<number>): void {
  expect(ours).toHaveLength(theirs.length);
  for (let i = 0; i < theirs.length; i++) expect(Math.abs(ours[i]! - theirs[i]!)).toBeLessThan(1e-5);
}

test("activations, gradients and predictions are those of the TensorFlow.js engine", async () => {
  const experiment = trained();
  const ours = createDenseEngine(experiment);
  const theirs = await createTfjsEngine(tf, experiment);
  for (let step = 0; step < 20; step++) {
    ours.trainStep();
    theirs.trainStep();
  }
  const probes = await Promise.all([ours.probe(), theirs.probe()]);
  probes[0].forEach((probe, i) => {
    expect(probe.shape).toEqual(probes[1][i]!.shape);
    expectClose(probe.activations, probes[1][i]!.activations);
    expectClose(probe.gradients, probes[1][i]!.gradients);
  });
  // More points than one piece holds.
  const inputs = Float32Array.from({ length: 1400 }, (_, i) => Math.sin(i));
  expectClose(await ours.predict(inputs, 700), await theirs.predict(inputs, 700));
  expect(await ours.evaluate("test")).toMatchObject({ accuracy: (await theirs.evaluate("test")).accuracy });
  theirs.dispose();
});

test("a run goes on from a saved state as if it had never stopped, also on the other engine", async () => {
  const experiment = trained();
  const whole = createDenseEngine(experiment);
  const first = createDenseEngine(experiment);
  for (let step = 0; step < 60; step++) whole.trainStep();
  for (let step = 0; step < 30; step++) first.trainStep();
  const state = await first.readState();
  const resumed = createDenseEngine(experiment);
  const elsewhere = await createTfjsEngine(tf, experiment);
  for (const engine of [resumed, elsewhere]) {
    engine.writeState(state);
    for (let step = 0; step < 30; step++) engine.trainStep();
  }
  expect(await resumed.readWeights()).toEqual(await whole.readWeights());
  const theirs = await elsewhere.readWeights();
  (await whole.readWeights()).forEach(({ values }, i) => expectClose(values, theirs[i]!.values));
  elsewhere.dispose();
});

test("the state of another model, and weights that do not fit, are refused", async () => {
  const engine = createDenseEngine(trained());
  const other = createDenseEngine(createExperiment({ training: { optimizer: { kind: "momentum" } } }));
  const state = await other.readState();
  expect(() => engine.writeState(state)).toThrow("belongs to another model");
  const wrong = { name: "0/kernel", shape: [2, 6], values: new Float32Array(5) };
  expect(() => engine.writeWeights([wrong])).toThrow("0/kernel has 12 numbers, not 5");
});
