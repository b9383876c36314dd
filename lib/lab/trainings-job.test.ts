import { expect, test } from "vitest";
import { createEngine } from "@/lib/experiment/engines/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { trainWhole } from "@/lib/experiment/run/train-whole";
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
  do await first.step();
  while (first.isMidStep?.());
  await second.restore(structuredClone(await first.save()));
  expect(second.position?.()).toBe(1);
  while (!second.done?.()) await second.step();
  expect((await second.frame()).frame).toEqual((await whole.frame()).frame);
});

test("a long training is made in pieces, tells its epoch, and is the same as without a stop", async () => {
  const long = make(0.3);
  long.training.epochs = 5_000;
  const run = await job.create({ ...spec, experiments: [long] }, context);
  await run.step();
  const { frame } = await run.frame();
  expect(run.isMidStep?.()).toBe(true);
  expect(frame.progress).toMatchObject({ epochs: 5_000, isFirstTask: false });
  expect(frame.progress?.epoch).toBeGreaterThanOrEqual(1);
  expect(frame.progress?.loss).toBeLessThan(1);
  while (!run.done?.()) await run.step();
  const engine = await createEngine(long, context.tf);
  expect(await trainWhole(engine, long)).toBe(true);
  const { outcomes, progress } = (await run.frame()).frame;
  expect(outcomes[0]?.measures.validation).toEqual(await engine.evaluate("validation"));
  expect(progress).toBeNull();
  engine.dispose();
});

test("the first network of a transfer is a piece of work of its own, which can be left in the middle", async () => {
  const tf = await loadTfNode("wasm");
  const digits = { kind: "digits", side: 14 } as const;
  const transfer = createExperiment({
    data: {
      source: { ...digits, digits: [5, 6] },
      size: 20,
      split: { validation: 0, test: 0.5 },
    },
    model: { layers: [{ kind: "flatten" }, { kind: "dense", units: 8, frozen: true }, { kind: "dense" }] },
    training: {
      procedure: {
        kind: "transfer",
        source: { ...digits, digits: [0, 1] },
        size: 320,
        epochs: 60,
        layers: 2,
      },
      epochs: 1,
    },
  });
  const before = tf.memory().numTensors;
  const onTf = { ...context, device: "wasm", tf: async () => tf } as const;
  const start = () => job.create({ key: "transfer", experiments: [transfer], parts: ["test"] }, onTf);
  const left = await start();
  await left.step();
  expect((await left.frame()).frame.progress).toMatchObject({ isFirstTask: true, epochs: 60 });
  left.dispose();
  expect(tf.memory().numTensors).toBe(before);

  const whole = await start();
  while (!whole.done?.()) await whole.step();
  const own = await createEngine(transfer, onTf.tf);
  await trainWhole(own, transfer);
  const { outcomes } = (await whole.frame()).frame;
  expect(outcomes[0]?.measures.test).toEqual(await own.evaluate("test"));
  own.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
