import { expect, test } from "vitest";
import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { countSplit } from "@/lib/experiment/prepare-data";
import type { JobContext } from "@/lib/lab/job";
import { job } from "@/lib/lab/comparison-job";
import { makeExperiments } from "./experiments";
import { definition, type State } from "./state";
import { collectWeights, countNearZero, listLengths } from "./weights";

const open = (patch: Partial<State> = {}): State => definition.schema.parse(patch);

async function train(patch: Partial<State>, steps: number) {
  const [free, held] = makeExperiments(open(patch)).map((experiment) => createDenseEngine(experiment));
  for (let step = 0; step < steps; step++) {
    free!.trainStep();
    held!.trainStep();
  }
  return Promise.all(
    [free!, held!].map(async (engine) => ({
      train: await engine.evaluate("train"),
      validation: await engine.evaluate("validation"),
      weights: await engine.readWeights(),
    })),
  );
}

const context: JobContext = {
  signal: new AbortController().signal,
  device: "cpu",
  tf: () => Promise.reject(new Error("small dense networks need no TensorFlow.js")),
};

test("one point in five is trained on, whatever their number, and a batch is all of them", () => {
  for (let points = 10; points <= 200; points++) {
    const [{ data, training }] = makeExperiments(open({ points }));
    expect(countSplit(data)).toEqual({ train: points, validation: 4 * points, test: 0 });
    expect(training.batchSize).toBe(points);
  }
});

test("the copies differ in nothing but the limit, and the free one has none", () => {
  for (const kind of ["l1", "l2", "maxNorm"] as const) {
    const [free, held] = makeExperiments(open({ kind }));
    expect(free.training.regularization).toEqual({ l1: 0, l2: 0, maxNorm: null, clipNorm: null });
    expect(held.training.regularization[kind]).toBe(open({ kind })[kind]);
    expect({ ...held, training: { ...held.training, regularization: null } }).toEqual({
      ...free,
      training: { ...free.training, regularization: null },
    });
  }
});

test("within some thousand steps the free copy overfits and the held one does not", async () => {
  const [free, held] = await train({}, 2_000);
  expect(free!.validation.loss).toBeGreaterThan(2 * held!.validation.loss);
  expect(free!.train.loss).toBeLessThan(held!.train.loss / 3);
});

test("L1 leaves nearly all weights near zero, the free copy nearly none", async () => {
  const [free, held] = await train({ kind: "l1" }, 4_000);
  const share = ({ weights }: { weights: Awaited<ReturnType<typeof train>>[0]["weights"] }) => {
    const all = collectWeights(weights, 0);
    return countNearZero(all) / all.length;
  };
  expect(share(free!)).toBeLessThan(0.05);
  expect(share(held!)).toBeGreaterThan(0.85);
});

test("no neuron's incoming weights are longer than c, and some of them stand at it", async () => {
  const [free, held] = await train({ kind: "maxNorm", maxNorm: 1.5 }, 2_000);
  const lengths = listLengths(held!.weights);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(1.5 * 1.0001);
  expect(lengths.filter((length) => length > 1.4985).length).toBeGreaterThan(5);
  expect(Math.max(...listLengths(free!.weights))).toBeGreaterThan(3);
});

test("a dial moved while both train is felt by the held copy alone", async () => {
  const experiments = makeExperiments(open({ l2: 0.00001 }));
  const run = await job.create({ experiments, views: { weights: true } }, context);
  for (let step = 0; step < 2_000; step++) await run.step();
  const before = (await run.frame()).frame.runs;
  const value = { ...experiments[1].training.regularization, l2: 0.01 };
  await run.command?.({ kind: "edit", run: 1, edit: { kind: "regularization", value } });
  for (let step = 0; step < 300; step++) await run.step();
  const after = (await run.frame()).frame.runs;
  run.dispose();
  expect(after[1]?.edits).toEqual([{ kind: "regularization", step: 2_000, value }]);
  expect(after[0]?.edits).toEqual([]);
  expect(after[1]!.now.validation.loss).toBeLessThan(0.7 * before[1]!.now.validation.loss);
  expect(after[0]!.now.validation.loss).toBeGreaterThan(0.95 * before[0]!.now.validation.loss);
});
