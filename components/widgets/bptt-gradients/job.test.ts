import { beforeAll, expect, test } from "vitest";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { cells, createTraining, pickSpec, setUpdateBias, type Spec } from "./experiments";
import { LOOK, WINDOW } from "./intervals";
import { job } from "./job";
import { measureProfile } from "./profile";
import { definition } from "./state";
import { compareEnds, printRatio } from "./words";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const describe = (patch: Partial<Spec>): Spec => pickSpec(definition.schema.parse(patch));
const open = (patch: Partial<Spec>) =>
  job.create(describe(patch), { signal: new AbortController().signal, device: "wasm", tf: async () => tf });

async function train(patch: Partial<Spec>) {
  const run = await open(patch);
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  run.dispose();
  return Object.fromEntries(frame.cells.map((cell) => [cell.cell, cell]));
}

test("going back, a plain cell's gradient shrinks at each step by its spectral radius at least; at radius 2 it has grown", async () => {
  for (const radius of [0.5, 0.9]) {
    const { rnn } = await train({ radius, steps: 20 });
    const { h } = rnn!.start;
    for (let t = 1; t < h.length; t++) expect(h[t - 1]! / h[t]!).toBeLessThan(radius * (1 + 1e-4));
  }
  const { rnn } = await train({ radius: 2, steps: 20 });
  expect(compareEnds(rnn!.start)).toBeGreaterThan(10);
});

test("a profile has a gradient for each step, and at the last one no longer than the output layer allows", async () => {
  const spec = describe({ lag: 5 });
  for (const cell of cells) {
    const engine = await createTfjsEngine(tf, createTraining(cell, spec));
    const weights = await engine.readWeights();
    engine.dispose();
    const profile = measureProfile(cell, spec, weights);
    expect(profile.h).toHaveLength(7);
    expect(profile.h.every((norm) => norm > 0)).toBe(true);
    expect(profile.c === null).toBe(cell !== "lstm");
    // Nothing but the output layer lies between the last state and the loss: |V (p - y)| is at most sqrt(2) |V|.
    const output = weights.find(({ name }) => name === "1/kernel")!;
    expect(profile.h.at(-1)).toBeLessThan(Math.SQRT2 * Math.hypot(...output.values));
  }
});

test("the update gate's biases are the GRU's first", async () => {
  const spec = describe({ keepBias: 2, units: 4 });
  const engine = await createTfjsEngine(tf, createTraining("gru", spec));
  const [bias] = setUpdateBias(await engine.readWeights(), spec);
  engine.dispose();
  expect([...bias!.values]).toEqual([2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test("trains to its last step, looks on the way, and leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  const run = await open({ lag: 5, steps: LOOK + WINDOW });
  for (let step = 0; step < LOOK; step++) await run.step();
  expect((await run.frame()).frame.lookedAt).toBe(LOOK);
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  expect(frame).toMatchObject({ step: LOOK + WINDOW, lookedAt: LOOK + WINDOW });
  for (const { losses, start, now } of frame.cells) {
    expect(losses).toHaveLength((LOOK + WINDOW) / WINDOW);
    expect(now).not.toEqual(start);
  }
  run.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test("a run that is saved and restored elsewhere ends with the same curves", async () => {
  const patch = { lag: 5, steps: 40 };
  const [first, second, whole] = [await open(patch), await open(patch), await open(patch)];
  for (let step = 0; step < 20; step++) await first.step();
  await second.restore(structuredClone(await first.save()));
  for (const run of [second, whole]) while (!run.done?.()) await run.step();
  expect((await second.frame()).frame).toEqual((await whole.frame()).frame);
  for (const run of [first, second, whole]) run.dispose();
});

test("ratios are written out near 1 and by powers of ten far from it", () => {
  expect([0.714, 0.0042, 250, 1.6e-10, 0, NaN].map(printRatio)).toEqual([
    "0.71",
    "0.0042",
    "250",
    "1.6×10⁻¹⁰",
    "0",
    "no number",
  ]);
});
