import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { simulateSignal } from "@/lib/math/signal";
import { job } from "./job";
import { SIGNAL_BATCH, specifySignal } from "./signal-job";
import { definition, settingsSchema, type Settings } from "./state";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const context = (): JobContext => ({
  signal: new AbortController().signal,
  device: "wasm",
  tf: async () => tf,
});

const small: Partial<Settings> = {
  depth: 6,
  width: 32,
  initialization: "glorot",
  steps: 60,
  learningRate: 0.003,
};

/** Runs the job as the worker does, a frame every few steps; gives the losses it reported. */
async function run(patch: Partial<Settings>, stepsPerFrame = 3) {
  const engine = await job.create(settingsSchema.parse(patch), context());
  const losses: number[] = [];
  let strips = null;
  let brokeAt = null;
  for (;;) {
    const { frame } = await engine.frame();
    if (frame.loss) losses.push(frame.loss.loss);
    strips = frame.strips ?? strips;
    brokeAt = frame.brokeAt;
    if (engine.done?.()) break;
    for (let step = 0; step < stepsPerFrame && !engine.done?.(); step++) await engine.step();
  }
  engine.dispose();
  return { losses, strips, brokeAt };
}

test("the loss falls, the same seed gives the same curve, and no tensor is left", async () => {
  const first = await run(small);
  const before = tf.memory().numTensors;
  const again = await run(small);
  expect(tf.memory().numTensors).toBe(before);
  expect(again.losses).toEqual(first.losses);
  expect(first.losses).toHaveLength(20);
  expect(first.losses.at(-1)).toBeLessThan((first.losses[0] ?? 0) / 2);
});

test("what is trained starts from the very weights of the strips", async () => {
  const state = definition.schema.parse(small);
  const spec = settingsSchema.parse(state);
  const started = await job.create(spec, context());
  const { frame } = await started.frame();
  started.dispose();
  const strips = frame.strips?.columns.map((column) => column.activations?.meanSquare ?? 0) ?? [];
  const simulated = simulateSignal({ ...specifySignal(state), batch: SIGNAL_BATCH });
  expect(strips).toHaveLength(state.depth);
  simulated.forEach((layer, index) => {
    // Other inputs of the same law through the same weights.
    const ratio = (strips[index] ?? 0) / layer.activations.meanSquare;
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });
});

test("a run that goes on elsewhere gives the losses it would have given", async () => {
  const spec = settingsSchema.parse(small);
  const [whole, cut] = [await job.create(spec, context()), await job.create(spec, context())];
  for (let step = 0; step < 10; step++) await whole.step();
  await whole.frame();
  for (let step = 0; step < 10; step++) await cut.step();
  const snapshot = await cut.save();
  cut.dispose();
  const resumed = await job.create(spec, context());
  await resumed.restore(snapshot);
  for (let step = 0; step < 5; step++) {
    await whole.step();
    await resumed.step();
  }
  expect((await resumed.frame()).frame.loss).toEqual((await whole.frame()).frame.loss);
  whole.dispose();
  resumed.dispose();
});

test("the strips can be measured again and again while the network learns", async () => {
  const started = await job.create(settingsSchema.parse(small), context());
  const seen = [];
  for (let round = 0; round < 2; round++) {
    const { frame } = await started.frame();
    seen.push(frame.strips?.step);
    // Longer than the job waits between two measurements.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await started.step();
  }
  started.dispose();
  expect(seen).toEqual([0, 1]);
});

test("the last frame shows the strips as training left them, however short the run", async () => {
  const { strips } = await run({ ...small, steps: 20 });
  expect(strips?.step).toBe(20);
});

test("a diverging run says at which step it broke, and stops", async () => {
  const { brokeAt } = await run({
    ...small,
    activation: "linear",
    initialization: "normal",
    std: 3,
    optimizer: "sgd",
    learningRate: 1,
  });
  expect(brokeAt).toBeGreaterThan(0);
  expect(brokeAt).toBeLessThan(20);
});

test("with batch normalization the strips show what the activations give", async () => {
  const { strips } = await run({ ...small, batchNorm: true, steps: 20 });
  expect(strips?.columns).toHaveLength(6);
  for (const column of strips?.columns ?? []) expect(column.activations?.meanSquare).toBeLessThan(1);
});
