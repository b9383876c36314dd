import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { JobContext } from "@/lib/lab/job";
import { printPrograms } from "./code";
import { countParameters, makeExperiments } from "./experiments";
import { chooseMove, makeHeldOut, measureInkLeft } from "./held-out";
import { job, type ShiftSpec } from "./job";
import { describeMove, readFrame, writeTitle } from "./readings";
import { definition, HELD_OUT, type State } from "./state";

const open = (patch: Partial<State> = {}): State => definition.schema.parse(patch);

const context: JobContext = {
  signal: new AbortController().signal,
  device: "wasm",
  tf: () => loadTfNode("wasm"),
};

function makeSpec(patch: Partial<State> = {}): ShiftSpec {
  const state = open({ steps: 100, examples: 200, ...patch });
  return { experiments: makeExperiments(state), steps: 6, seed: state.seed, direction: state.direction };
}

test("the parameters are those of the layers by hand", () => {
  const trunk = 8 * (25 + 1) + 16 * (8 * 25 + 1) + 32 * (16 * 9 + 1);
  expect(makeExperiments(open()).map(countParameters)).toEqual([
    784 * 32 + 32 + 32 * 10 + 10,
    trunk + 7 * 7 * 32 * 10 + 10,
    trunk + 32 * 10 + 10,
  ]);
});

test("held-out digits are of all classes alike, and nearly all of their ink stays for 3 pixels whichever way they go", () => {
  const held = makeHeldOut(1);
  const counts = Array(10).fill(0) as number[];
  held.labels.forEach((label) => (counts[label] = (counts[label] ?? 0) + 1));
  expect(counts).toEqual(Array(10).fill(HELD_OUT / 10));
  expect(measureInkLeft(held, "each", 0)).toBe(1);
  expect(measureInkLeft(held, "each", 3)).toBeGreaterThan(0.99);
  expect(measureInkLeft(held, "each", 8)).toBeLessThan(measureInkLeft(held, "each", 5));
  expect([0, 1, 2, 3].map((i) => chooseMove("each", 2, i))).toEqual([
    { right: 2, down: 0 },
    { right: 0, down: 2 },
    { right: -2, down: 0 },
    { right: 0, down: -2 },
  ]);
});

test("untrained networks guess at any shift; a change of direction is measured at once; a restored run goes on alike", async () => {
  const run = await job.create(makeSpec(), context);
  const first = (await run.frame()).frame;
  for (const { accuracy } of first.curves) for (const share of accuracy) expect(share).toBeLessThan(0.35);
  expect(writeTitle(first, readFrame(first, open()), 4)).toMatch(/^Three networks learn/);
  for (let i = 0; i < 3; i++) await run.step();
  const twin = await job.create(makeSpec(), context);
  await twin.restore(structuredClone(await run.save()));
  for (const each of [run, twin]) {
    while (!each.done?.()) await each.step();
    await each.step();
  }
  const end = (await run.frame()).frame;
  expect(end.measuredAt).toBe(6);
  expect((await twin.frame()).frame).toEqual(end);
  await run.command?.({ direction: "up" });
  const up = (await run.frame()).frame;
  expect(up.direction).toBe("up");
  for (const [i, { answers, accuracy }] of up.curves.entries()) {
    // At no shift at all the direction says nothing.
    expect(answers.subarray(0, HELD_OUT * 10)).toEqual(end.curves[i]?.answers.subarray(0, HELD_OUT * 10));
    expect(accuracy).toHaveLength(9);
  }
  expect(writeTitle(up, readFrame(up, open()), 1)).toMatch(/moved by 1 pixel, the dense network reads \d+ %/);
  run.dispose();
  twin.dispose();
});

test("a move is said in words, and the printed network ends in a global average", () => {
  expect(describeMove(open({ direction: "left", shift: 1 }))).toBe("moved 1 pixel to the left");
  expect(describeMove(open({ direction: "each", shift: 3, example: 1 }))).toBe("moved 3 pixels down");
  expect(describeMove(open({ shift: 0 }))).toBe("not moved");
  expect(printPrograms().keras).toContain("GlobalAveragePooling2D");
});
