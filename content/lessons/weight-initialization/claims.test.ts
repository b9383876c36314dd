import { beforeAll, expect, test } from "vitest";
import { computePowers, findSpectralRadius } from "@/components/widgets/gradient-powers/model";
import { createTraining, findHiddenLayers } from "@/components/widgets/weight-init-explorer/experiment";
import { settingsSchema, type Settings } from "@/components/widgets/weight-init-explorer/state";
import { countDistinctUnits } from "@/components/widgets/weight-init-explorer/strips";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { Initialization } from "@/lib/math/initialization";
import { type LayerSignal, type SignalSpec, simulateSignal, summarizeSignal } from "@/lib/math/signal";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

function send(patch: Partial<SignalSpec> & { initialization: Initialization }): LayerSignal[] {
  const base = { width: 128, depth: 20, batch: 32, activation: "tanh", batchNorm: false, seed: 1 } as const;
  return simulateSignal({ ...base, ...patch });
}

/** Mean squares of the activations of each layer, averaged over seeds. */
function averageOverSeeds(patch: Partial<SignalSpec> & { initialization: Initialization }): number[] {
  const runs = SEEDS.map((seed) => send({ width: 256, ...patch, seed }));
  return (runs[0] ?? []).map(
    (_, layer) =>
      runs.reduce((sum, run) => sum + (run[layer]?.activations.meanSquare ?? NaN), 0) / runs.length,
  );
}

/** Trains the explorer's own network; gives the mean loss of the last fifth of the steps, and the probed layers. */
async function train(patch: Partial<Settings>, steps: number) {
  const spec = settingsSchema.parse(patch);
  const engine = await createTfjsEngine(tf, createTraining(spec));
  for (let step = 0; step < steps * 0.8; step++) engine.trainStep();
  const early = await engine.readLoss();
  for (let step = 0; step < steps * 0.2; step++) engine.trainStep();
  const loss = await engine.readLoss();
  const hidden = new Set(findHiddenLayers(spec));
  const layers = (await engine.probe()).filter((probe) => hidden.has(probe.layer));
  const weights = await engine.readWeights();
  engine.dispose();
  const distinct = layers.map(({ activations }) => {
    const { meanSquare } = summarizeSignal(activations, activations.length / spec.width, spec.width);
    return countDistinctUnits(activations, spec.width, meanSquare);
  });
  return { loss, early, distinct, weights };
}

test("He with ReLU and 1/n with linear layers keep the mean square within a factor of 1.5 over 20 layers", () => {
  for (const [activation, kind] of [
    ["relu", "he"],
    ["linear", "xavier"],
  ] as const) {
    for (const meanSquare of averageOverSeeds({ activation, initialization: { kind } })) {
      expect(meanSquare).toBeGreaterThan(1 / 1.5);
      expect(meanSquare).toBeLessThan(1.5);
    }
  }
});

test("1/n with ReLU halves the mean square at every layer: a thousandth after ten, a millionth after twenty", () => {
  const meanSquares = averageOverSeeds({ activation: "relu", initialization: { kind: "xavier" } });
  meanSquares.forEach((meanSquare, index) => {
    const ratio = meanSquare * 2 ** (index + 1);
    expect(ratio).toBeGreaterThan(1 / 1.5);
    expect(ratio).toBeLessThan(1.5);
  });
  expect(2 ** 10).toBe(1024);
  expect(0.5 ** 20).toBeCloseTo(1e-6, 7);
});

test("1/n with tanh falls like 1/(2l), from 0.40 to 0.025; a gain of 5/3 holds it near 0.42", () => {
  const plain = averageOverSeeds({ initialization: { kind: "xavier" } });
  expect(plain[0]).toBeCloseTo(0.4, 1);
  expect(Math.abs((plain[0] ?? 0) - 0.4)).toBeLessThan(0.015);
  expect(Math.abs((plain[19] ?? 0) - 0.025)).toBeLessThan(0.005);
  for (const layer of [10, 15, 20]) {
    const ratio = (plain[layer - 1] ?? 0) * 2 * layer;
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.25);
  }
  const raised = averageOverSeeds({ initialization: { kind: "xavier", gain: 5 / 3 } });
  for (const meanSquare of raised.slice(4)) expect(Math.abs(meanSquare - 0.42)).toBeLessThan(0.04);
});

test("at width 128 and 0.01, n v is 0.0128: the fifth strip is a spike and the decay is exponential", () => {
  expect(128 * 0.01 ** 2).toBeCloseTo(0.0128, 6);
  const layers = send({ initialization: { kind: "normal", std: 0.01 }, depth: 12 });
  expect(Math.sqrt(layers[4]?.activations.meanSquare ?? 1)).toBeLessThan(1e-4);
  for (let index = 1; index < 12; index++) {
    const ratio =
      (layers[index]?.activations.meanSquare ?? 0) / (layers[index - 1]?.activations.meanSquare ?? 1);
    expect(ratio).toBeGreaterThan(0.0128 / 1.6);
    expect(ratio).toBeLessThan(0.0128 * 1.6);
  }
  // The gradient fades the other way.
  expect(layers[0]?.gradients.meanSquare).toBeLessThan(1e-15);
});

test("at 1, tanh stands at its walls: 0.93 at width 128, 0.95 at 256, from the first layer on", () => {
  for (const [width, expected] of [
    [128, 0.93],
    [256, 0.95],
  ] as const) {
    const meanSquares = averageOverSeeds({ width, initialization: { kind: "normal", std: 1 }, depth: 10 });
    for (const meanSquare of meanSquares) expect(Math.abs(meanSquare - expected)).toBeLessThan(0.01);
  }
});

test("at 1, the gradient's mean square grows some sixfold at every layer on its way back", () => {
  const layers = send({ initialization: { kind: "normal", std: 1 }, depth: 30 });
  const growth = (layers[0]?.gradients.meanSquare ?? 0) / (layers[29]?.gradients.meanSquare ?? 1);
  expect(growth ** (1 / 29)).toBeGreaterThan(5);
  expect(growth ** (1 / 29)).toBeLessThan(8);
});

test("compound interest: a millionth at 0.5, three thousand times as much at 1.5, after twenty layers", () => {
  expect(0.5 ** 20 / 1e-6).toBeCloseTo(1, 0);
  expect(Math.round(1.5 ** 20 / 1000)).toBe(3);
  expect(Math.sqrt(1 / 128)).toBeCloseTo(0.088, 3);
  expect(Math.sqrt(1 / 32)).toBeCloseTo(0.177, 3);
});

test("powers: two billionths and about 128,000 at 30 layers; a shear grows in proportion", () => {
  expect(computePowers([0.5, 0, 0, 0.5], 29, 0).at(-1)?.norm).toBeCloseTo(2e-9, 9);
  expect(Math.round((computePowers([1.5, 0, 0, 1.5], 29, 0).at(-1)?.norm ?? 0) / 1000)).toBe(128);
  expect(findSpectralRadius([1, 1, 0, 1])).toBe(1);
  const shear = computePowers([1, 1, 0, 1], 99, 0);
  expect((shear[99]?.norm ?? 0) / (shear[49]?.norm ?? 1)).toBeCloseTo(99 / 49, 1);
});

test("orthogonal matrices keep every length in a linear network", () => {
  const layers = send({ activation: "linear", initialization: { kind: "orthogonal" }, depth: 30 });
  const first = layers[0]?.activations.values ?? new Float32Array();
  const last = layers[29]?.activations.values ?? new Float32Array();
  const length = (values: Float32Array, row: number) =>
    Math.hypot(...values.subarray(row * 128, (row + 1) * 128));
  for (let row = 0; row < 32; row++) expect(length(last, row) / length(first, row)).toBeCloseTo(1, 4);
});

test("batch normalization holds the signal at 0.01, while the gradient explodes on its way back", () => {
  const layers = send({
    initialization: { kind: "normal", std: 0.01 },
    depth: 30,
    batch: 64,
    batchNorm: true,
  });
  const [first, last] = [layers[0], layers[29]];
  expect((last?.activations.meanSquare ?? 0) / (first?.activations.meanSquare ?? 1)).toBeGreaterThan(0.5);
  expect((first?.gradients.meanSquare ?? 0) / (last?.gradients.meanSquare ?? 1)).toBeGreaterThan(10);
});

test("a sigmoid's variance collapses while its mean square does not", () => {
  const layers = send({ activation: "sigmoid", initialization: { kind: "xavier" }, depth: 30 });
  for (const { activations } of layers) expect(activations.meanSquare).toBeGreaterThan(0.2);
  expect(layers[29]?.activations.mean).toBeGreaterThan(0.3);
  expect(layers[29]?.activations.mean).toBeLessThan(0.7);
});

test("leaky ReLU of slope 0.01 wants a standard deviation of 0.125 at width 128", () => {
  const std = Math.sqrt(2 / (128 * (1 + 0.01 ** 2)));
  expect(std).toBeCloseTo(0.125, 3);
  const meanSquares = averageOverSeeds({
    width: 128,
    activation: "leakyRelu",
    initialization: { kind: "normal", std },
    depth: 10,
  });
  for (const meanSquare of meanSquares) {
    expect(meanSquare).toBeGreaterThan(1 / 1.6);
    expect(meanSquare).toBeLessThan(1.6);
  }
});

test("a linear network of width 100 at 0.09 is below one thousandth after about 33 layers", () => {
  expect(Math.ceil(Math.log(0.001) / Math.log(100 * 0.09 ** 2))).toBe(33);
  const meanSquares = averageOverSeeds({
    width: 100,
    activation: "linear",
    initialization: { kind: "normal", std: 0.09 },
    depth: 45,
  });
  const crossing = meanSquares.findIndex((meanSquare) => meanSquare < 0.001) + 1;
  expect(crossing).toBeGreaterThanOrEqual(28);
  expect(crossing).toBeLessThanOrEqual(38);
});

test("the explorer's network learns from Glorot and not from the opening 0.05", async () => {
  const stuck = await train({}, 150);
  const learns = await train({ initialization: "glorot" }, 150);
  expect(stuck.loss).toBeGreaterThan(0.8);
  expect(learns.loss).toBeLessThan(0.2);
});

test("zeros: no weight ever leaves zero, whatever the training; only the last bias learns", async () => {
  const { weights, distinct } = await train({ initialization: "zeros", depth: 4 }, 40);
  const moved = weights.filter(({ values }) => values.some((value) => value !== 0));
  expect(moved.map(({ shape }) => shape)).toEqual([[1]]);
  expect(distinct).toEqual([1, 1, 1, 1]);
});

test("one constant: the weights move and the units stay equal", async () => {
  for (const constant of [0.01, 0.1]) {
    const { weights, distinct } = await train(
      { initialization: "constant", constant, depth: 4, learningRate: 0.003 },
      60,
    );
    const first = weights.find(({ shape }) => shape.length === 2)?.values ?? new Float32Array();
    expect(Math.max(...first.map((value) => Math.abs(value - constant)))).toBeGreaterThan(0.001);
    expect(distinct).toEqual([1, 1, 1, 1]);
  }
});
