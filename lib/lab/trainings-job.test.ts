import { expect, test } from "vitest";
import { createExperiment } from "@/lib/experiment/schema";
import type { JobContext } from "./job";
import { job, type TrainingsSpec } from "./trainings-job";

const context: JobContext = {
  signal: new AbortController().signal,
  device: "cpu",
  tf: () => Promise.reject(new Error("small dense networks need no TensorFlow.js")),
};

const make = (learningRate: number, loss: "sigmoidCrossEntropy" | "squaredError" = "sigmoidCrossEntropy") =>
  createExperiment({
    data: { source: { kind: "points", shape: "blobs" }, size: 200, split: { validation: 0.25, test: 0.25 } },
    model: { layers: [{ kind: "dense", units: 4, activation: "relu" }, { kind: "dense" }] },
    training: { loss, optimizer: { kind: "sgd" }, learningRate, epochs: 20 },
  });

const spec: TrainingsSpec = {
  key: "three",
  experiments: [make(0.3), make(1000, "squaredError"), make(0.0001)],
  parts: ["validation"],
};

async function runWhole(from: TrainingsSpec) {
  const run = await job.create(from, context);
  while (!run.done?.()) await run.step();
  return run;
}

test("a run that diverges ends with no number, and the next one trains as if nothing had been", async () => {
  const run = await runWhole(spec);
  const { outcomes, key } = (await run.frame()).frame;
  expect(key).toBe("three");
  expect(outcomes.map(({ isNumber }) => isNumber)).toEqual([true, false, true]);
  const [good, , slow] = outcomes.map(({ measures }) => measures.validation?.loss ?? NaN);
  expect(good).toBeLessThan(0.2);
  expect(slow).toBeGreaterThan(0.5);
  const alone = await runWhole({ ...spec, experiments: [make(0.0001)] });
  expect((await alone.frame()).frame.outcomes[0]).toEqual(outcomes[2]);
});

test("the test set is measured for the one model for which it is asked, and is the same model's", async () => {
  const run = await runWhole(spec);
  await run.command?.({ kind: "measure", index: 0, part: "test" });
  const { outcomes } = (await run.frame()).frame;
  expect(outcomes.map(({ measures }) => "test" in measures)).toEqual([true, false, false]);
  const both = await runWhole({ ...spec, experiments: [make(0.3)], parts: ["validation", "test"] });
  expect((await both.frame()).frame.outcomes[0]).toEqual(outcomes[0]);
});

test("a search that moves to another device goes on where it was", async () => {
  const [first, second, whole] = [
    await job.create(spec, context),
    await job.create(spec, context),
    await runWhole(spec),
  ];
  await first.step();
  await second.restore(structuredClone(await first.save()));
  expect(second.position?.()).toBe(1);
  while (!second.done?.()) await second.step();
  expect((await second.frame()).frame).toEqual((await whole.frame()).frame);
});
