import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { createExperiment } from "@/lib/experiment/schema";
import { decodeArtefact, encodeArtefact } from "@/lib/experiment/run/artefact";
import { job } from "./job";
import { writeLog } from "./write-log";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
let context: JobContext;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
  context = { signal: new AbortController().signal, device: "wasm", tf: async () => tf };
});

const experiment = createExperiment({
  data: { source: { kind: "digits", digits: [0, 1] }, size: 160, split: { validation: 0.5, test: 0 } },
  model: {
    layers: [
      { kind: "conv2d", filters: 2, stride: 2, activation: "relu" },
      { kind: "maxPool" },
      { kind: "flatten" },
      { kind: "dense" },
    ],
    initialization: { kind: "he" },
  },
  training: { learningRate: 0.01, batchSize: 16, epochs: 8 },
});

test("a tiny network learns to tell 0 from 1, and its run ends with its last epoch, leaving no tensor", async () => {
  const before = tf.memory().numTensors;
  const run = await job.create({ experiment }, context);
  const start = (await run.frame()).frame;
  expect(start.points.map(({ step }) => step)).toEqual([0]);
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  expect(frame.end).toBe("epochs");
  expect(frame.points.map(({ step }) => step)).toEqual([0, 15, 30, 40]);
  expect(frame.points.at(-1)?.accuracy).toBeGreaterThan(0.9);
  expect(frame.points.at(-1)?.loss).toBeLessThan(frame.points[1]?.loss ?? NaN);
  run.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test("a run that is saved and restored elsewhere ends the same", async () => {
  const [first, whole, second] = [
    await job.create({ experiment }, context),
    await job.create({ experiment }, context),
    await job.create({ experiment }, context),
  ];
  for (let i = 0; i < 15; i++) await first.step();
  await second.restore(structuredClone(await first.save()));
  for (const run of [second, whole]) while (!run.done?.()) await run.step();
  expect((await second.frame()).frame).toEqual((await whole.frame()).frame);
  for (const run of [first, whole, second]) run.dispose();
});

test("a rate that is far too high is told to have diverged", async () => {
  // Layers without a ReLU that could die: the error of one makes that of the next larger.
  const linear = { kind: "conv2d", filters: 2, stride: 2 } as const;
  const wild = createExperiment({
    ...experiment,
    model: { layers: [linear, linear, linear, { kind: "flatten" }, { kind: "dense" }] },
    training: { ...experiment.training, optimizer: { kind: "sgd" }, learningRate: 1000, epochs: 100 },
  });
  const run = await job.create({ experiment: wild }, context);
  for (let i = 0; i < 200 && !run.done?.(); i++) await run.step();
  expect((await run.frame()).frame.end).toBe("diverged");
  run.dispose();
});

test("who asks for the model gets that of the last point, and can hand it on as a run", async () => {
  const run = await job.create({ experiment, sendsModel: true }, context);
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  expect(frame.model).toMatchObject({ step: 40, slots: [] });
  const decoded = decodeArtefact(encodeArtefact(writeLog(experiment, frame)));
  if (!decoded.ok) throw new Error(decoded.message);
  expect(decoded.log.experiment).toEqual(experiment);
  expect(decoded.log.states.at(-1)?.weights).toEqual(frame.model?.weights);
  expect(decoded.log.points.at(-1)?.validation.accuracy).toBe(frame.points.at(-1)?.accuracy);
  expect(decoded.log.end).toEqual({ reason: "epochs", step: 40 });
  run.dispose();

  const silent = await job.create({ experiment }, context);
  expect((await silent.frame()).frame.model).toBeNull();
  silent.dispose();
});
