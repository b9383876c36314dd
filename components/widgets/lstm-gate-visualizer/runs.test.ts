import { expect, test } from "vitest";
import type { Frame } from "./job";
import { createTask, createWeights, pickSpec } from "./model";
import { addFrame, averageLosses, isSameTask } from "./runs";
import { definition } from "./state";

const spec = pickSpec(definition.schema.parse({}));
const weights = createWeights(spec, createTask(spec));
const frame = (from: number, to: number, kept: number[]): Frame => ({
  step: to,
  weights,
  losses: Array.from({ length: to - from + 1 }, (_, k) => ({ step: from + k, loss: 1 / (from + k) })),
  snapshots: kept.map((step) => ({ step, weights })),
});

test("frames add up to one curve", () => {
  const run = addFrame(addFrame(undefined, spec, frame(1, 4, [0])), spec, frame(5, 9, [5]));
  expect(run.losses.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(run.snapshots.map(({ step }) => step)).toEqual([0, 5]);
});

test("a run that fell back to step 6 loses what came after it, and a restart loses everything", () => {
  const run = addFrame(addFrame(undefined, spec, frame(1, 10, [0, 5, 10])), spec, frame(7, 8, []));
  expect(run.losses.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(run.snapshots.map(({ step }) => step)).toEqual([0, 5]);
  const again = addFrame(run, spec, { step: 0, weights, losses: [], snapshots: [{ step: 0, weights }] });
  expect(again.losses).toEqual([]);
  expect(again.snapshots.map(({ step }) => step)).toEqual([0]);
});

test("only runs on the same sequences are compared", () => {
  expect(isSameTask(spec, { ...spec, cell: "gru", units: 4 })).toBe(true);
  expect(isSameTask(spec, { ...spec, task: "quote" })).toBe(false);
  expect(isSameTask({ ...spec, lag: 3 }, { ...spec, lag: 9 })).toBe(true);
  expect(isSameTask({ ...spec, task: "recall", lag: 3 }, { ...spec, task: "recall", lag: 9 })).toBe(false);
});

test("the drawn curve is the mean of each bin", () => {
  const { x, y } = averageLosses(
    [1, 3, 5, 7, 9].map((loss, k) => ({ step: k + 1, loss })),
    2,
  );
  expect(x).toEqual([2, 4, 5]);
  expect(y).toEqual([2, 6, 9]);
});
