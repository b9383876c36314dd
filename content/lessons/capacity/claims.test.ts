import { expect, test } from "vitest";
import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { inferExperiment } from "@/lib/experiment/infer";
import { createExperiment, type ExperimentInput } from "@/lib/experiment/schema";
import type { ActivationName } from "@/lib/math/activation";

const SEEDS = [1, 2, 3, 4, 5, 6];

type Shape = "moons" | "circle" | "stripes";

/** The lesson's own settings, as its tags give them. */
function createNetwork(shape: Shape, units: number, activation: ActivationName, seed = 1) {
  const layers = units === 0 ? [] : [{ kind: "dense" as const, units, activation }];
  return createExperiment({
    data: {
      source: { kind: "points", shape },
      size: 200,
      noise: shape === "moons" ? 0.25 : 0.1,
      split: { validation: 0.5, test: 0 },
      seed: 7,
    },
    model: { layers: [...layers, { kind: "dense" }] },
    training: { learningRate: 0.02, batchSize: 10, epochs: 400, seed },
  });
}

async function train(input: ExperimentInput) {
  const experiment = createExperiment(input);
  const engine = createDenseEngine(experiment);
  const steps = experiment.training.epochs * engine.stepsPerEpoch;
  for (let step = 0; step < steps; step++) engine.trainStep();
  return { train: await engine.evaluate("train"), validation: await engine.evaluate("validation") };
}

async function trainFromSeeds(shape: Shape, units: number, activation: ActivationName) {
  const runs: Awaited<ReturnType<typeof train>>[] = [];
  for (const seed of SEEDS) runs.push(await train(createNetwork(shape, units, activation, seed)));
  const average = (read: (run: (typeof runs)[number]) => number) =>
    runs.reduce((sum, run) => sum + read(run), 0) / runs.length;
  return {
    shares: runs.map((run) => run.train.accuracy ?? NaN),
    trainLoss: average((run) => run.train.loss),
    right: average((run) => run.train.accuracy ?? NaN),
    validationLoss: average((run) => run.validation.loss),
  };
}

test("the table: more neurons always lower the training loss; on new points six are best", async () => {
  const table = [
    { units: 3, parameters: 17, trainLoss: 0.31, right: 0.88, validationLoss: 0.36 },
    { units: 6, parameters: 32, trainLoss: 0.23, right: 0.92, validationLoss: 0.31 },
    { units: 20, parameters: 102, trainLoss: 0.16, right: 0.94, validationLoss: 0.4 },
    { units: 60, parameters: 302, trainLoss: 0.11, right: 0.97, validationLoss: 0.46 },
  ];
  for (const { units, parameters, ...told } of table) {
    expect(inferExperiment(createNetwork("moons", units, "relu")).parameters).toBe(parameters);
    const measured = await trainFromSeeds("moons", units, "relu");
    expect(measured.trainLoss).toBeCloseTo(told.trainLoss, 1.7);
    expect(Math.abs(measured.right - told.right)).toBeLessThan(0.0075);
    expect(Math.abs(measured.validationLoss - told.validationLoss)).toBeLessThan(0.0075);
  }
});

test("on the rings one and two tanh neurons fail, three do it", async () => {
  const one = await trainFromSeeds("circle", 1, "tanh");
  const two = await trainFromSeeds("circle", 2, "tanh");
  const three = await trainFromSeeds("circle", 3, "tanh");
  expect(one.right).toBeLessThan(0.7);
  expect(two.right).toBeLessThan(0.86);
  expect(Math.min(...three.shares)).toBeGreaterThanOrEqual(0.98);
  expect(three.right).toBeGreaterThan(0.99);
});

test("twenty linear neurons never get half of the rings right, with six times the parameters of three tanh ones", async () => {
  const { shares } = await trainFromSeeds("circle", 20, "linear");
  expect(Math.max(...shares)).toBeLessThan(0.5);
  expect(inferExperiment(createNetwork("circle", 20, "linear")).parameters).toBe(6 * 17);
});

test("the two squares and no hidden layer do the rings with six parameters", async () => {
  const base = createNetwork("circle", 0, "linear");
  const squares = { ...base, data: { ...base.data, features: ["x1Squared" as const, "x2Squared" as const] } };
  expect(inferExperiment(createExperiment(squares)).parameters).toBe(6);
  expect((await train(squares)).train.accuracy).toBeGreaterThan(0.9);
  const exercise = {
    data: { ...squares.data, size: 400, noise: 0.05, split: { validation: 0.25, test: 0 }, seed: 3 },
    model: squares.model,
    training: { learningRate: 0.05, batchSize: 10, epochs: 200 },
  };
  expect((await train(exercise)).validation.accuracy).toBeGreaterThan(0.95);
});

test("three ReLU neurons close the triangle in four of six runs, six neurons in all", async () => {
  const three = await trainFromSeeds("circle", 3, "relu");
  expect(three.shares.filter((share) => share >= 0.99)).toHaveLength(4);
  const stuck = three.shares.filter((share) => share < 0.99);
  for (const share of stuck) expect(Math.abs(share - 2 / 3)).toBeLessThan(0.03);
  const six = await trainFromSeeds("circle", 6, "relu");
  expect(Math.min(...six.shares)).toBeGreaterThanOrEqual(0.99);
});

test("four stripes take three neurons: two never reach 90 %, three do from every seed", async () => {
  expect(Math.max(...(await trainFromSeeds("stripes", 2, "tanh")).shares)).toBeLessThan(0.9);
  expect(Math.min(...(await trainFromSeeds("stripes", 3, "tanh")).shares)).toBeGreaterThanOrEqual(0.9);
});

test("three linear layers of 20 have 942 parameters and say no more than six could", async () => {
  const { data, training } = createNetwork("circle", 0, "linear");
  const deep = createExperiment({
    data,
    model: {
      layers: [
        ...Array.from({ length: 3 }, () => ({
          kind: "dense" as const,
          units: 20,
          activation: "linear" as const,
        })),
        { kind: "dense" },
      ],
    },
    training,
  });
  expect(inferExperiment(deep).parameters).toBe(942);
  const engine = createDenseEngine(deep);
  for (let step = 0; step < 200; step++) engine.trainStep();
  // An affine map is known from three of its points.
  const [origin, right, up, far] = await Promise.all(
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ].map(async (point) => (await engine.observe(Float32Array.from(point), 1)).at(-1) ?? new Float32Array()),
  );
  for (let i = 0; i < 2; i++) expect(far![i]!).toBeCloseTo(right![i]! + up![i]! - origin![i]!, 4);
});
