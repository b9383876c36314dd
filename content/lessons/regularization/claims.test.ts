import { expect, test } from "vitest";
import { runPrediction } from "@/components/lesson/test-prediction";
import { makeExperiments } from "@/components/widgets/regularization-lab/experiments";
import { definition, type State } from "@/components/widgets/regularization-lab/state";
import {
  collectWeights,
  countNearZero,
  findLargest,
  isOnBall,
  listArrows,
  listKernels,
} from "@/components/widgets/regularization-lab/weights";
import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import type { Engine } from "@/lib/experiment/engines/engine";
import type { Experiment } from "@/lib/experiment/schema";
import type { RegularizationSpec } from "@/lib/experiment/schema-training";

/** Steps at which the lab's runs end. */
const END = 10_000;
const SEEDS = [1, 2, 3, 4, 5, 6];

const open = (patch: Partial<State> = {}): State => definition.schema.parse(patch);

function train(engine: Engine, steps: number): Engine {
  for (let step = 0; step < steps; step++) engine.trainStep();
  return engine;
}

async function measure(engine: Engine) {
  const [training, validation] = [await engine.evaluate("train"), await engine.evaluate("validation")];
  const weights = await engine.readWeights();
  const all = collectWeights(weights, 0);
  return { training, validation, weights, all, nearZero: countNearZero(all) / all.length };
}
type Measured = Awaited<ReturnType<typeof measure>>;

const kept = new Map<string, Promise<Measured>>();

/** The lab's copy that is held back, or for null the free one, at the end of its run. Each is trained once. */
function finish(seed: number, limit: Partial<State> | null): Promise<Measured> {
  const key = JSON.stringify([seed, limit]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const [free, held] = makeExperiments(open({ seed, ...limit }));
  const measured = measure(train(createDenseEngine(limit === null ? free : held), END));
  kept.set(key, measured);
  return measured;
}

async function average(limit: Partial<State> | null) {
  const runs = await Promise.all(SEEDS.map((seed) => finish(seed, limit)));
  const mean = (read: (run: Measured) => number) =>
    runs.reduce((sum, run) => sum + read(run), 0) / runs.length;
  return {
    training: mean((run) => run.training.loss),
    validation: mean((run) => run.validation.loss),
    right: mean((run) => run.validation.accuracy ?? NaN),
    nearZero: mean((run) => run.nearZero),
  };
}

const expectNear = (value: number, expected: number, tolerance: number) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(tolerance);

test("304 weights, 60 training points, 240 others; the free copy ends at 0.00 and 1.76, the held one at 0.20 and 0.44", async () => {
  const [{ data, training }] = makeExperiments(open());
  expect([data.size * 0.2, data.size * 0.8, training.learningRate]).toEqual([60, 240, 0.3]);
  const [free, held] = [await finish(1, null), await finish(1, { l2: 0.01 })];
  expect(free.all).toHaveLength(304);
  expectNear(free.training.loss, 0, 0.005);
  expect(free.training.accuracy).toBe(1);
  expectNear(free.validation.loss, 1.76, 0.05);
  expectNear(held.training.loss, 0.2, 0.01);
  expectNear(held.validation.loss, 0.44, 0.01);
});

test("the table: L2 from 0 to 0.1, mean of six draws of points and first weights", async () => {
  const rows = [
    [null, 0.01, 1.86, 73],
    [0.0001, 0.01, 1.65, 73],
    [0.001, 0.08, 0.91, 73],
    [0.01, 0.27, 0.45, 79],
    [0.1, 0.69, 0.7, 49],
  ] as const;
  for (const [l2, training, validation, right] of rows) {
    const mean = await average(l2 === null ? null : { l2 });
    expectNear(mean.training, training, 0.012);
    expectNear(mean.validation, validation, 0.02 + 0.02 * validation);
    expectNear(100 * mean.right, right, 1);
  }
});

test("at 0.1 what is left is a bias, and the loss is that of always answering with the classes' shares", async () => {
  for (const seed of SEEDS) {
    const { all, training } = await finish(seed, { l2: 0.1 });
    expect(findLargest(all)).toBeLessThan(0.01);
    const share = training.accuracy ?? NaN;
    const entropy = -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    expectNear(training.loss, entropy, 0.002);
  }
});

/** Sets one neuron of the first ReLU layer to where it never answers: only the penalty still moves its weights. */
async function silenceNeuron(experiment: Experiment, values: readonly [number, number]): Promise<Engine> {
  const engine = createDenseEngine(experiment);
  const weights = await engine.readWeights();
  const [kernel, bias] = [listKernels(weights)[0], weights.find(({ shape }) => shape.length === 1)];
  if (kernel === undefined || bias === undefined) throw new Error("the first layer has a kernel and a bias");
  kernel.values[0] = values[0];
  kernel.values[16] = values[1];
  bias.values[0] = -100;
  engine.writeWeights([kernel, bias]);
  return engine;
}

async function readSilenced(engine: Engine): Promise<[number, number]> {
  const values = listKernels(await engine.readWeights())[0]?.values ?? [];
  return [values[0] ?? NaN, values[16] ?? NaN];
}

test("under L2 a weight that the loss leaves alone is multiplied by 0.997 a step: half after 231, a thousandth after some 2,300", async () => {
  const [, held] = makeExperiments(open({ activation: "relu", l2: 0.01 }));
  const engine = await silenceNeuron(held, [0.5, -2]);
  const [once] = await readSilenced(train(engine, 1));
  expectNear(once / 0.5, 0.997, 1e-6);
  const [half, other] = await readSilenced(train(engine, 230));
  expectNear(half, 0.25, 0.001);
  expectNear(other, -1, 0.004);
  const [little] = await readSilenced(train(engine, 2_069));
  expectNear(little / 0.5, 0.001, 0.0001);
  expect(Math.ceil(Math.log(0.5) / Math.log(0.997))).toBe(231);
});

test("under L1 it loses 0.0009 a step, whatever its size: 0.5 is gone after 556 steps, and then swings by no more than that", async () => {
  const [, held] = makeExperiments(open({ activation: "relu", kind: "l1", l1: 0.003 }));
  const engine = await silenceNeuron(held, [0.5, -2]);
  const [small, large] = await readSilenced(train(engine, 100));
  expectNear(small, 0.5 - 0.09, 0.0001);
  expectNear(large, -2 + 0.09, 0.0001);
  const [before] = await readSilenced(train(engine, 450));
  expect(before).toBeGreaterThan(0.004);
  const [gone] = await readSilenced(train(engine, 6));
  expect(Math.abs(gone)).toBeLessThanOrEqual(0.0009);
  for (let turn = 0; turn < 20; turn++) {
    const [swinging] = await readSilenced(train(engine, 7));
    expect(Math.abs(swinging)).toBeLessThanOrEqual(0.00091);
  }
  expect(Math.ceil(0.5 / 0.0009)).toBe(556);
});

test("under Adam both lose about the learning rate a step, at λ = 0.01 as at 0.1: no decay in proportion", async () => {
  for (const l2 of [0.01, 0.1]) {
    const [, held] = makeExperiments(open({ activation: "relu", l2 }));
    const adam: Experiment = {
      ...held,
      training: {
        ...held.training,
        optimizer: { kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
        learningRate: 0.001,
      },
    };
    const [large, small] = await readSilenced(train(await silenceNeuron(adam, [0.5, 0.25]), 100));
    expectNear(0.5 - large, 0.1, 0.012);
    expectNear(0.25 - small, 0.1, 0.025);
  }
});

const sumSquares = (w: number[]) => w.reduce((sum, value) => sum + value * value, 0);
const sumSizes = (w: number[]) => w.reduce((sum, value) => sum + Math.abs(value), 0);

test("(3, 0, 0) and (1, 1, 1): squares charge the one three times as much, sizes charge them alike", () => {
  expect(sumSquares([3, 0, 0]) / sumSquares([1, 1, 1])).toBe(3);
  expect(sumSizes([3, 0, 0])).toBe(sumSizes([1, 1, 1]));
});

test("L1 at 0.003: 96 % of the weights near zero, 1 % in the free copy; validation 0.74", async () => {
  const [free, held] = [await average(null), await average({ kind: "l1", l1: 0.003 })];
  expectNear(held.nearZero, 0.96, 0.015);
  expectNear(free.nearZero, 0.01, 0.006);
  expectNear(held.validation, 0.74, 0.03);
  const { all } = await finish(1, { kind: "l1", l1: 0.003 });
  expectNear(all.length - countNearZero(all), 17, 3);
});

/** Neurons of each layer whose incoming weights are longer than 0.1, as a vector. */
function countUsed(weights: Measured["weights"]): number[] {
  return listKernels(weights).map(({ shape, values }) => {
    const units = shape[1] ?? 1;
    const lengths = Array.from({ length: units }, (_, unit) =>
      Math.hypot(...values.filter((_value, i) => i % units === unit)),
    );
    return lengths.filter((length) => length > 0.1).length;
  });
}

test("L2 at 0.01 leaves 3 or 4 arrows of 16, and through these all weights of the next layer's neurons; 74 % near zero", async () => {
  expectNear((await average({ l2: 0.01 })).nearZero, 0.74, 0.03);
  for (const seed of SEEDS) {
    const { weights } = await finish(seed, { l2: 0.01 });
    const [first = 0, second = 0] = countUsed(weights);
    expect([3, 4]).toContain(first);
    expect(second).toBeGreaterThanOrEqual(15);
  }
  const { weights } = await finish(1, { l2: 0.01 });
  expect(countUsed(weights)[0]).toBe(3);
});

test("L1 at 0.003 leaves 2 to 4 arrows, and in the second layer 1 to 3 neurons", async () => {
  for (const seed of SEEDS) {
    const [first = 0, second = 0] = countUsed((await finish(seed, { kind: "l1", l1: 0.003 })).weights);
    expect(first).toBeGreaterThanOrEqual(2);
    expect(first).toBeLessThanOrEqual(4);
    expect(second).toBeGreaterThanOrEqual(1);
    expect(second).toBeLessThanOrEqual(3);
  }
});

test("L1 at 0.1: the swing of 0.03 is more than 0.01, so only about a third are counted, though none is larger than 0.05", async () => {
  const { nearZero } = await average({ kind: "l1", l1: 0.1 });
  expectNear(nearZero, 0.32, 0.05);
  for (const seed of SEEDS)
    expect(findLargest((await finish(seed, { kind: "l1", l1: 0.1 })).all)).toBeLessThan(0.05);
});

test("(3, 4) under c = 2 becomes (1.2, 1.6), by one multiplication", () => {
  const length = Math.hypot(3, 4);
  expect([3, 4].map((value) => (value * 2) / length)).toEqual([expect.closeTo(1.2), expect.closeTo(1.6)]);
});

test("max norm: 1.5 does best, 0.47; 3 and 4 end at 0.68 and 0.81, and 1 at 0.57", async () => {
  for (const [maxNorm, validation] of [
    [1, 0.57],
    [1.5, 0.47],
    [2, 0.52],
    [3, 0.68],
    [4, 0.81],
  ] as const)
    expectNear((await average({ kind: "maxNorm", maxNorm })).validation, validation, 0.02);
});

test("at c = 2, 12 of 16 arrows end on the circle; at c = 4, 4 of them", async () => {
  for (const [maxNorm, count] of [
    [2, 12],
    [4, 4],
  ] as const) {
    const { weights } = await finish(1, { kind: "maxNorm", maxNorm });
    const held = listArrows(weights).filter((arrow) => isOnBall(arrow, maxNorm)).length;
    expectNear(held, count, 1);
  }
});

test("exercise: of c = 1, 1.5, 2, 3 and 4, seed 1 has the lowest validation loss at 1.5 and the lowest training loss at 4", async () => {
  const runs = await Promise.all(
    [1, 1.5, 2, 3, 4].map(async (maxNorm) => ({
      maxNorm,
      ...(await finish(1, { kind: "maxNorm", maxNorm })),
    })),
  );
  const best = (part: "training" | "validation") =>
    runs.reduce((lowest, run) => (run[part].loss < lowest[part].loss ? run : lowest)).maxNorm;
  expect(best("validation")).toBe(1.5);
  expect(best("training")).toBe(4);
  const losses = runs.map((run) => run.validation.loss);
  [0.63, 0.44, 0.5, 0.82, 0.94].forEach((loss, index) => expectNear(losses[index] ?? NaN, loss, 0.03));
});

test("turned up at step 3,000, the dial brings validation from 1.25 to 0.49 in 300 steps; 0.1 kills, and turning back does not revive", async () => {
  const [, { training }] = makeExperiments(open());
  const [, held] = makeExperiments(open({ l2: 0.00001 }));
  const limit = (l2: number): RegularizationSpec => ({ ...training.regularization, l2 });
  const engine = train(createDenseEngine(held), 3_000);
  expectNear((await measure(engine)).validation.loss, 1.25, 0.05);
  engine.setRegularization(limit(0.01));
  expectNear((await measure(train(engine, 300))).validation.loss, 0.49, 0.03);
  engine.setRegularization(limit(0.1));
  const killed = await measure(train(engine, 1_000));
  expect(findLargest(killed.all)).toBeLessThan(0.01);
  engine.setRegularization(limit(0.00001));
  expectNear((await measure(train(engine, 10_000))).training.loss, Math.log(2), 0.002);
});

test("early stopping: the free copy's best validation loss is 0.50 on average, between steps 280 and 640", async () => {
  let sum = 0;
  for (const seed of SEEDS) {
    const engine = createDenseEngine(makeExperiments(open({ seed }))[0]);
    let best = { loss: Infinity, step: 0 };
    while (engine.step < 2_000) {
      const { loss } = await train(engine, 20).evaluate("validation");
      if (loss < best.loss) best = { loss, step: engine.step };
    }
    expect(best.step).toBeGreaterThanOrEqual(280);
    expect(best.step).toBeLessThanOrEqual(640);
    sum += best.loss;
  }
  expectNear(sum / SEEDS.length, 0.5, 0.02);
});

test("exercise: from 0.8 by 0.002 a step, L2 and L1 stand at 0.65 and 0.6, 0.44 and 0.2, 0.11 and 0", () => {
  const decay = (steps: number) => 0.8 * 0.998 ** steps;
  expectNear(decay(100), 0.65, 0.006);
  expectNear(decay(300), 0.44, 0.006);
  expectNear(decay(1_000), 0.11, 0.006);
  expectNear(0.8 - 100 * 0.002, 0.6, 1e-9);
  expectNear(0.8 - 300 * 0.002, 0.2, 1e-9);
  expectNear(0.8 / 0.002, 400, 1e-9);
});

test("the largest weight is 5.9 in the free copy and 2.7 in the held one; at the far left the copies hardly differ", async () => {
  const [free, held] = [await finish(1, null), await finish(1, { l2: 0.01 })];
  expectNear(findLargest(free.all), 5.9, 0.1);
  expectNear(findLargest(held.all), 2.7, 0.1);
  const left = await finish(1, { l2: 0.00001 });
  expectNear(left.validation.loss / free.validation.loss, 1, 0.05);
});

test("L2 at 0.01 silences 13 arrows, and the 208 weights that lead out of them; the other 48 of layer 2 stay", async () => {
  const { weights } = await finish(1, { l2: 0.01 });
  expectNear(countNearZero(collectWeights(weights, 2)), 208, 2);
});

test("max norm: at a learning rate of 1,000 no weight is longer than c", async () => {
  const [, held] = makeExperiments(open({ kind: "maxNorm" }));
  const engine = train(
    createDenseEngine({ ...held, training: { ...held.training, learningRate: 1_000 } }),
    200,
  );
  expect(findLargest((await measure(engine)).all)).toBeLessThanOrEqual(2.0001);
});

test("where L1 has come to rest, the loss pulls as hard as λ on what is left, and less on what is gone", async () => {
  const [, held] = makeExperiments(open({ kind: "l1", l1: 0.003, learningRate: 0.1 }));
  const engine = train(createDenseEngine(held), 30_000);
  const kernels = listKernels(await engine.readWeights());
  const gradients = new Map((await engine.readGradients()).map(({ name, values }) => [name, values]));
  let left = 0;
  let gone = 0;
  for (const { name, values } of kernels)
    values.forEach((value, i) => {
      const pull = Math.abs(gradients.get(name)?.[i] ?? NaN);
      if (Math.abs(value) > 0.1) {
        expectNear(pull, 0.003, 0.0015);
        left++;
      } else if (Math.abs(value) < 0.01) {
        expect(pull).toBeLessThan(0.0045);
        gone++;
      }
    });
  expect(left).toBeGreaterThan(8);
  expect(gone).toBeGreaterThan(270);
});

test("prediction: at λ = 0.1 the held copy ends at a guesser's 0.69, the free one at 1.76 with 78 % right", async () => {
  const { says, right, ends } = await runPrediction("regularization", "nothing-left", (props) =>
    makeExperiments(open(props)),
  );
  expect(says).toBe(right);
  const [free, held] = ends;
  expectNear(free?.validation.loss ?? NaN, 1.76, 0.05);
  expectNear(held?.validation.loss ?? NaN, 0.69, 0.005);
  expectNear(free?.validation.accuracy ?? NaN, 0.78, 0.01);
  expectNear(held?.validation.accuracy ?? NaN, 0.5, 0.01);
});
