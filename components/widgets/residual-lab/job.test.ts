import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { listNets } from "./experiments";
import { LOOK, WINDOW } from "./intervals";
import { job } from "./job";
import { definition, type State } from "./state";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const context = (): JobContext => ({
  signal: new AbortController().signal,
  device: "wasm",
  tf: async () => tf,
});

const settle = (patch: Partial<State>): State =>
  definition.schema.parse({ shallow: 8, deep: 14, width: 2, data: "bars", ...patch });

const open = (patch: Partial<State> = {}) => {
  const state = settle(patch);
  return job.create({ nets: listNets(state), steps: state.steps }, context());
};

test("four networks: with skips as many parameters as without, and a gradient for each layer", async () => {
  const run = await open();
  const { frame } = await run.frame();
  run.dispose();
  expect(frame.nets.map(({ spec }) => [spec.isResidual, spec.depth])).toEqual([
    [false, 8],
    [false, 14],
    [true, 8],
    [true, 14],
  ]);
  const [plainShallow, plainDeep, shallow, deep] = frame.nets;
  expect(shallow?.parameters).toBe(plainShallow?.parameters);
  expect(deep?.parameters).toBe(plainDeep?.parameters);
  for (const { spec, start, now, losses } of frame.nets) {
    expect(start).toHaveLength(spec.depth);
    expect(start.every((norm) => norm > 0)).toBe(true);
    expect(now).toEqual(start);
    expect(losses).toHaveLength(0);
  }
});

test("one depth twice is two networks", () => {
  expect(listNets(settle({ shallow: 14 }))).toHaveLength(2);
});

test("trains to its last step, looks at the gradients on the way, and leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  const run = await open({ steps: LOOK + WINDOW });
  for (let step = 0; step < LOOK; step++) await run.step();
  const { frame: halfway } = await run.frame();
  expect(halfway.lookedAt).toBe(LOOK);
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  expect(frame).toMatchObject({ step: LOOK + WINDOW, lookedAt: LOOK + WINDOW });
  for (const { losses, start, now } of frame.nets) {
    expect(losses).toHaveLength((LOOK + WINDOW) / WINDOW);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(now).not.toEqual(start);
  }
  run.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test("a run that is saved and restored elsewhere ends with the same curves", async () => {
  const patch = { shallow: 8, deep: 8, steps: 20 } as const;
  const [first, second, whole] = [await open(patch), await open(patch), await open(patch)];
  for (let step = 0; step < 10; step++) await first.step();
  await second.restore(structuredClone(await first.save()));
  for (const run of [second, whole]) while (!run.done?.()) await run.step();
  expect((await second.frame()).frame).toEqual((await whole.frame()).frame);
  for (const run of [first, second, whole]) run.dispose();
});
