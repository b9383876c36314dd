import { expect, test } from "vitest";
import { followExample } from "./company";
import { measureMoments } from "./model";
import { measureScatter, sendBatch } from "./neuron";
import { placeDots } from "./place-dots";
import { definition, type State } from "./state";

const settle = (patch: Partial<State>): State => definition.schema.parse(patch);

test("batch means scatter by the standard deviation over the root of the batch's size", () => {
  for (const batchSize of [4, 16, 64, 256]) {
    const { others } = sendBatch(settle({ batchSize }));
    const theory = 1.5 / Math.sqrt(batchSize);
    expect(measureScatter(others).mean / theory).toBeGreaterThan(0.85);
    expect(measureScatter(others).mean / theory).toBeLessThan(1.15);
  }
});

test("a batch of one has no variance, and small batches have too little on average", () => {
  expect(sendBatch(settle({ batchSize: 1 })).others.every(({ variance }) => variance === 0)).toBe(true);
  const average = (batchSize: number) =>
    measureMoments(sendBatch(settle({ batchSize })).others.map(({ variance }) => variance)).mean / 1.5 ** 2;
  expect(average(2)).toBeGreaterThan(0.35);
  expect(average(2)).toBeLessThan(0.65);
  expect(average(64)).toBeGreaterThan(0.93);
});

test("what comes in may move and stretch: behind the normalization nothing follows", () => {
  const spec = settle({ batchSize: 32, epsilon: 1e-5 });
  const plain = sendBatch(spec).rescaled;
  const moved = sendBatch({ ...spec, mean: -5, std: 3 }).rescaled;
  moved.forEach((value, i) => expect(value).toBeCloseTo(plain[i] ?? NaN, 3));
});

test("in training an average example scatters by about 1 over the root of the batch's size", () => {
  for (const batchSize of [8, 32, 128]) {
    const values = followExample(settle({ batchSize, example: 4 })).map(({ inTraining }) => inTraining);
    const scatter = Math.sqrt(measureMoments(values).variance) * Math.sqrt(batchSize);
    expect(scatter).toBeGreaterThan(0.8);
    expect(scatter).toBeLessThan(1.25);
  }
});

test("at inference it becomes what the statistics of all examples would make of it", () => {
  const last = followExample(settle({ batchSize: 64 })).at(-1);
  expect(last?.running.mean).toBeCloseTo(4, 0);
  expect(last?.atInference).toBeCloseTo((6 - 4) / 1.5, 1);
});

test("moving the example does not move the running statistics", () => {
  const near = followExample(settle({ example: 0 }));
  const far = followExample(settle({ example: 10 }));
  expect(far.map(({ running }) => running)).toEqual(near.map(({ running }) => running));
});

test("alone in its batch the example becomes 0 in training, and the running variance sinks to 0", () => {
  const steps = followExample(settle({ batchSize: 1 }));
  expect(steps.every(({ inTraining }) => inTraining === 0)).toBe(true);
  expect(steps.at(-1)?.running.variance).toBeLessThan(1e-12);
});

test("dots that would cover one another are stacked, none of them lost", () => {
  const { dots, levels } = placeDots([100, 101, 99, 200], 5, true);
  expect(levels).toBe(3);
  expect(dots.map(({ level }) => level).sort()).toEqual([0, 0, 1, 2]);
  expect(new Set(dots.slice(0, 3).map(({ x }) => x)).size).toBe(1);
});
