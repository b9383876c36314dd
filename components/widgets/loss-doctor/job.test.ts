import { expect, test } from "vitest";
import type { JobContext } from "@/lib/lab/job";
import { readBatchRun } from "./batch-readings";
import { makeBatchRuns } from "./experiments";
import { job } from "./job";
import { makeState } from "./test-runs";

const context: JobContext = {
  signal: new AbortController().signal,
  device: "cpu",
  tf: () => Promise.reject(new Error("small dense networks need no TensorFlow.js")),
};

const spec = (patch = {}) => {
  const state = makeState({ steps: 200, ...patch });
  return { experiments: makeBatchRuns(state), steps: state.steps };
};

test("the smaller the batch, the more its loss jumps; the loss over all examples hardly does", async () => {
  const run = await job.create(spec(), context);
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  const [one, ten, all] = frame.runs.map(readBatchRun);
  expect(frame.runs.map(({ batchSize }) => batchSize)).toEqual([1, 10, 100]);
  expect(one!.batchJump).toBeGreaterThan(2 * ten!.batchJump);
  expect(ten!.batchJump).toBeGreaterThan(20 * all!.batchJump);
  expect(one!.wholeJump).toBeLessThan(one!.batchJump / 10);
  // A step over everything reports just what the model's loss was before it.
  const { batch, whole } = frame.runs[2]!;
  for (let i = 1; i < batch.length; i++) expect(batch[i]).toBeCloseTo(whole[i - 1]!, 5);
  expect(batch[0]).toBeCloseTo(frame.start[2]!, 5);
});

test("a run that is saved and restored elsewhere ends with the same curves", async () => {
  const [first, whole, second] = await Promise.all([
    job.create(spec(), context),
    job.create(spec(), context),
    job.create(spec(), context),
  ]);
  for (let i = 0; i < 70; i++) await first.step();
  await second.restore(structuredClone(await first.save()));
  for (const run of [second, whole]) while (!run.done?.()) await run.step();
  expect((await second.frame()).frame).toEqual((await whole.frame()).frame);
});
