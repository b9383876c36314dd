import { expect, test } from "vitest";
import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { inferExperiment } from "@/lib/experiment/infer";
import { initializeModel } from "@/lib/experiment/initialize";
import { job } from "@/lib/lab/comparison-job";
import { createPair } from "./experiments";
import { definition, type State } from "./state";

const settle = (patch: Partial<State>): State => definition.schema.parse({ mode: "network", ...patch });

test("both networks begin with the same kernels", () => {
  const [without, with_] = createPair(settle({})).map((experiment) =>
    initializeModel(inferExperiment(experiment), experiment.training.seed),
  );
  const kernels = without?.filter(({ name }) => name.endsWith("kernel")) ?? [];
  expect(kernels).toHaveLength(9);
  for (const { name, values } of kernels)
    expect(with_?.find((weight) => weight.name === name)?.values).toEqual(values);
});

test("the job trains both in step and tells the loss that training sees", async () => {
  const run = await job.create(
    { experiments: createPair(settle({ depth: 3 })), views: { trainingLoss: true } },
    {
      signal: new AbortController().signal,
      device: "cpu",
      tf: () => Promise.reject(new Error("a small dense network needs no TensorFlow.js")),
    },
  );
  expect((await run.frame()).frame.runs[0]?.trainingLoss).toBeNaN();
  for (let step = 0; step < 200; step++) await run.step();
  const { frame } = await run.frame();
  expect(frame.step).toBe(200);
  for (const { trainingLoss, end } of frame.runs) {
    expect(trainingLoss).toBeGreaterThan(0.1);
    expect(trainingLoss).toBeLessThan(0.8);
    expect(end).toBeNull();
  }
  run.dispose?.();
});

test("with batches of one the loss in training stays that of guessing, and explodes at inference", async () => {
  const [without, with_] = createPair(settle({ batchSize: 1, shape: "circle", learningRate: 0.03 })).map(
    (experiment) => createDenseEngine(experiment),
  );
  for (const engine of [without, with_]) for (let step = 0; step < 800; step++) engine?.trainStep();
  expect(await with_?.readLoss()).toBeGreaterThan(Math.LN2 - 0.01);
  expect((await with_?.evaluate("train"))?.loss).toBeGreaterThan(1e6);
  expect((await without?.evaluate("train"))?.loss).toBeLessThan(0.5);
});
