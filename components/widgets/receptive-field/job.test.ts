import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { findExtent } from "@/lib/math/receptive-field";
import { job } from "./job";
import { buildStage } from "./model";
import { specifyGradient } from "./specify-gradient";
import { definition, type State } from "./state";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
let context: JobContext;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
  context = { signal: new AbortController().signal, device: "cpu", tf: async () => tf };
});

const small = (patch: Partial<State> = {}) => {
  const state = definition.schema.parse({
    layers: [{}, { kind: "max", size: 2, stride: 2 }, { dilation: 2 }],
    side: 12,
    layer: 2,
    row: 3,
    column: 0,
    draws: 8,
    ...patch,
  });
  const stage = buildStage(state);
  return { stage, spec: specifyGradient(stage, state)! };
};

test("what is averaged is not zero just inside the window that is drawn", async () => {
  const { stage, spec } = small();
  const run = await job.create(spec, context);
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  expect(frame.draws).toBe(8);
  const rows = Array.from({ length: 12 }, (_, row) =>
    frame.squares.subarray(12 * row, 12 * row + 12).reduce((sum, square) => sum + square, 0),
  );
  const columns = Array.from({ length: 12 }, (_, column) =>
    frame.squares.reduce((sum, square, i) => sum + (i % 12 === column ? square : 0), 0),
  );
  const { top, bottom, left, right } = stage.levels[0]!.window!;
  expect(findExtent(rows)).toEqual({ first: top, last: bottom });
  expect(findExtent(columns)).toEqual({ first: left, last: right });
  run.dispose();
});

test("a run that is saved and restored elsewhere ends the same, and leaves no tensor", async () => {
  const before = tf.memory().numTensors;
  const { spec } = small();
  const [first, whole, second] = await Promise.all([
    job.create(spec, context),
    job.create(spec, context),
    job.create(spec, context),
  ]);
  for (let i = 0; i < 3; i++) await first.step();
  await second.restore(structuredClone(await first.save()));
  for (const run of [second, whole]) while (!run.done?.()) await run.step();
  expect((await second.frame()).frame).toEqual((await whole.frame()).frame);
  for (const run of [first, whole, second]) run.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
