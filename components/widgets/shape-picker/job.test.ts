import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { job, LOOK } from "./job";
import { definition, shapes, type State } from "./state";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const context = (): JobContext => ({
  signal: new AbortController().signal,
  device: "wasm",
  tf: async () => tf,
});
const open = (patch: Partial<State> = {}) =>
  job.create(definition.schema.parse({ units: 4, length: 5, steps: 2 * LOOK, ...patch }), context());

test.each(shapes)("%s: trains to its last step, and leaves no tensor behind", async (shape) => {
  const before = tf.memory().numTensors;
  const run = await open({ shape, isBidirectional: true, depth: 2 });
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  expect(frame.looks.map(({ step }) => step)).toEqual([0, LOOK, 2 * LOOK]);
  expect(frame.looks.every(({ loss }) => Number.isFinite(loss))).toBe(true);
  run.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test("without looking one is right as often as the commonest answer of each step comes", async () => {
  const accuracyOf = async (shape: State["shape"]) => {
    const run = await open({ shape });
    const { frame } = await run.frame();
    run.dispose();
    return frame.baseline;
  };
  // 3 in 8 inside, 1 in 2 at both ends.
  expect((await accuracyOf("many-to-many")).accuracy).toBeCloseTo((3 * 0.375 + 2 * 0.5) / 5, 1);
  expect((await accuracyOf("many-to-one")).accuracy).toBeCloseTo(0.5, 1);
  expect((await accuracyOf("encoder-decoder")).accuracy).toBeCloseTo(0.25, 1);
  expect((await accuracyOf("encoder-decoder")).loss).toBeCloseTo(Math.log(4), 1);
  expect(await accuracyOf("one-to-many")).toMatchObject({ accuracy: null });
});

test("the examples shown are held back, and their right answers follow from what is read", async () => {
  const run = await open({ shape: "encoder-decoder" });
  const { frame } = await run.frame();
  run.dispose();
  expect(frame.examples).toHaveLength(3);
  for (const { read, right, given } of frame.examples) {
    expect(right).toEqual(read.toReversed());
    expect(given).toHaveLength(read.length);
  }
});

test("a run that is saved and restored elsewhere ends with the same curve", async () => {
  const [first, second, whole] = [await open(), await open(), await open()];
  for (let step = 0; step < LOOK + 3; step++) await first.step();
  await second.restore(structuredClone(await first.save()));
  for (const run of [second, whole]) while (!run.done?.()) await run.step();
  expect((await second.frame()).frame).toEqual((await whole.frame()).frame);
  for (const run of [first, second, whole]) run.dispose();
});
