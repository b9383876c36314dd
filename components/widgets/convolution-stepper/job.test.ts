import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { job } from "./job";
import type { LearnSpec } from "./learn";
import { applyPreset, setKernel } from "./edit";
import { readOptions, toBank, toVolume } from "./model";
import { makePicture, takeChannels } from "@/lib/data/picture";
import { definition } from "./state";

const opening = definition.schema.parse({});

function describeOpening(): LearnSpec {
  const { optimizer, rate, seed } = opening;
  return {
    image: toVolume(opening.image),
    options: readOptions(opening),
    target: toBank(opening),
    optimizer,
    rate,
    seed,
  };
}

async function startRun(spec: LearnSpec, backend: "cpu" | "wasm" = "cpu") {
  const tf = await loadTfNode(backend);
  const before = tf.memory().numTensors;
  const signal = new AbortController().signal;
  const run = await job.create(spec, { signal, device: backend, tf: async () => tf });
  const advance = async (steps: number) => {
    for (let i = 0; i < steps; i++) await run.step();
    return (await run.frame()).frame;
  };
  return { run, advance, countTensors: () => tf.memory().numTensors - before };
}

test("from random weights the slide's output is reached, though nine outputs cannot fix ten unknowns", async () => {
  const { run, advance } = await startRun(describeOpening());
  const first = await advance(0);
  const last = await advance(1500);
  expect(first.loss).toBeGreaterThan(1);
  expect(last.loss).toBeLessThan(1e-4);
  // Another filter than the slide's makes the same output.
  const apart = [...last.weights].map((weight, i) =>
    Math.abs(weight - (describeOpening().target.weights[i] ?? 0)),
  );
  expect(Math.max(...apart)).toBeGreaterThan(0.05);
  run.dispose();
});

test.each(["cpu", "wasm"] as const)(
  "on a picture, with momentum, Sobel's own nine weights come back (%s)",
  async (backend) => {
    const state = { ...opening, ...applyPreset(opening, 0, "sobel-x") };
    const spec: LearnSpec = {
      ...describeOpening(),
      image: takeChannels(makePicture(1), 1),
      target: toBank(state),
      optimizer: "momentum",
    };
    const { run, advance } = await startRun(spec, backend);
    const last = await advance(3000);
    for (const [i, weight] of last.weights.entries())
      expect(Math.abs(weight - (spec.target.weights[i] ?? NaN))).toBeLessThan(0.05);
    expect(last.positions).toBeLessThanOrEqual(4096);
    run.dispose();
  },
);

test("just below the stable rate the loss falls, just above it grows without end", async () => {
  const calm = await startRun({ ...describeOpening(), rate: 0.95 });
  const before = (await calm.advance(0)).loss;
  expect((await calm.advance(300)).loss).toBeLessThan(before / 10);
  calm.run.dispose();
  const wild = await startRun({ ...describeOpening(), rate: 1.1 });
  expect((await wild.advance(400)).diverged).toBe(true);
  expect(wild.run.done?.()).toBe(true);
  wild.run.dispose();
});

test("every size learns: stride and dilation together, three channels, flipped", async () => {
  const sized = {
    ...opening,
    ...setKernel(opening, 2),
    stride: 2,
    dilation: 2,
    padding: "same" as const,
    flip: true,
  };
  const spec: LearnSpec = { ...describeOpening(), options: readOptions(sized), target: toBank(sized) };
  const { run, advance } = await startRun(spec);
  const first = (await advance(0)).loss;
  expect((await advance(400)).loss).toBeLessThan(first / 100);
  run.dispose();
});

test("the same seed gives the same weights, and a saved run goes on where it stood", async () => {
  const spec: LearnSpec = { ...describeOpening(), optimizer: "momentum" };
  const one = await startRun(spec);
  await one.advance(20);
  const saved = await one.run.save();
  const expected = await one.advance(20);
  const two = await startRun({ ...spec, seed: 7 });
  await two.run.restore(saved);
  expect((await two.advance(20)).weights).toEqual(expected.weights);
  one.run.dispose();
  two.run.dispose();
});

test("no tensor is left over, by steps or by the whole run", async () => {
  const { run, advance, countTensors } = await startRun(describeOpening());
  await advance(5);
  const settled = countTensors();
  await advance(200);
  expect(countTensors()).toBe(settled);
  run.dispose();
  expect(countTensors()).toBe(0);
});
