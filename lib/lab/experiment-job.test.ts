import { expect, test } from "vitest";
import type { EngineState } from "@/lib/experiment/engines/engine";
import { createExperiment } from "@/lib/experiment/schema";
import { job as comparison } from "./comparison-job";
import { job } from "./experiment-job";

const context = {
  signal: new AbortController().signal,
  device: "cpu" as const,
  tf: () => Promise.reject(new Error("a small dense network needs no TensorFlow.js")),
};

const experiment = createExperiment({
  data: { source: { kind: "points", shape: "xor", classes: 3 }, size: 100 },
  model: { layers: [{ kind: "dense", units: 6, activation: "tanh" }, { kind: "dense" }] },
  training: { batchSize: 10, epochs: 400 },
});

test("a frame shows the map, the units, the weights, the gradients and the answers by class", async () => {
  const views = {
    mapSize: 10,
    units: { size: 4, layers: [0, 1] },
    focus: { layer: 0, unit: 5 },
    weights: true,
    gradients: true,
    confusion: "test",
  } as const;
  const run = await job.create({ experiment, views }, context);
  for (let i = 0; i < 600; i++) await run.step();
  const { frame, transfer } = await run.frame();
  expect(frame.map?.values).toHaveLength(10 * 10 * 3);
  const [corner = NaN, ...rest] = frame.map?.values.subarray(0, 3) ?? [];
  expect(rest.reduce((sum, share) => sum + share, corner)).toBeCloseTo(1, 5);
  expect(frame.units.map(({ units }) => units)).toEqual([6, 3]);
  expect(frame.focus?.values).toHaveLength(100);
  expect(frame.weights?.map(({ name }) => name)).toEqual(["0/kernel", "0/bias", "1/kernel", "1/bias"]);
  expect(frame.gradients?.every(({ norm }) => norm > 0)).toBe(true);
  const counts = [...(frame.confusion?.counts ?? [])];
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
  const right = counts.filter((_, i) => i % 4 === 0).reduce((sum, count) => sum + count, 0);
  expect(right / 20).toBeCloseTo(frame.now.test.accuracy ?? NaN, 6);
  expect(transfer?.length).toBe(1 + 2 + 1 + 4);
});

test("a run goes back to a recorded state, and on from it to the same end", async () => {
  const run = await job.create({ experiment }, context);
  for (let i = 0; i < 60; i++) await run.step();
  const first = (await run.frame()).frame;
  const state = first.recording.states.find(({ step }) => step === 30) as EngineState;
  await run.command?.({ kind: "go", state });
  expect(run.position?.()).toBe(30);
  for (let i = 0; i < 30; i++) await run.step();
  expect((await run.frame()).frame.now).toEqual(first.now);
});

test("a run that is over can be gone back in, and is then not over", async () => {
  const short = createExperiment({ ...experiment, training: { ...experiment.training, epochs: 2 } });
  const run = await job.create({ experiment: short }, context);
  for (let i = 0; i < 100; i++) await run.step();
  expect(run.done?.()).toBe(true);
  const { frame } = await run.frame();
  expect(frame.end).toEqual({ reason: "epochs", step: 12 });
  await run.command?.({ kind: "go", state: frame.recording.states[0] as EngineState });
  expect(run.done?.()).toBe(false);
});

test("compared experiments train in step, and an edit may concern one of them", async () => {
  const run = await comparison.create({ experiments: [experiment, experiment] }, context);
  for (let i = 0; i < 20; i++) await run.step();
  const alike = (await run.frame()).frame.runs;
  expect(alike[0]?.now).toEqual(alike[1]?.now);
  await run.command?.({ kind: "edit", run: 1, edit: { kind: "learningRate", value: 0.5 } });
  for (let i = 0; i < 20; i++) await run.step();
  const { step, runs } = (await run.frame()).frame;
  expect(step).toBe(40);
  expect(runs[0]?.now.train.loss).not.toBe(runs[1]?.now.train.loss);
  expect(runs[1]?.edits).toEqual([{ kind: "learningRate", step: 20, value: 0.5 }]);
});
