import { expect, test } from "vitest";
import type { ComparedFrame, ComparisonFrame } from "@/lib/lab/comparison-job";
import { definition } from "./state";
import { describeFault, describeRuns } from "./words";

const state = definition.schema.parse({});

/** As much of a frame as the words are made of. */
function makeRun(train: number, validation: number, weight = 1): ComparedFrame {
  const point = (loss: number) => ({ loss, accuracy: 0.5 });
  return {
    now: { step: 5, train: point(train), validation: point(validation), test: point(NaN) },
    recording: { points: [], states: [], pointEvery: 1, stateEvery: 1 },
    edits: [],
    end: Number.isFinite(train) ? null : { reason: "diverged", step: 5 },
    weights: [{ name: "k", shape: [2, 1], values: Float32Array.of(weight, 0) }],
  } as Partial<ComparedFrame> as ComparedFrame;
}

const makeFrame = (...runs: ComparedFrame[]): ComparisonFrame => ({ step: 1_200, runs });

test("the title says both copies' losses as they are", () => {
  expect(describeRuns(state, null)).toContain("held back by L2, λ\u00a0=\u00a00.01");
  expect(describeRuns(state, makeFrame(makeRun(0.04, 1.19), makeRun(0.2, 0.444)))).toBe(
    "After 1,200 steps, the free copy has a loss of 0.04 on the points it learns from and 1.19 on all others; the one under L2, λ\u00a0=\u00a00.01, 0.20 on the points it learns from and 0.44 on all others.",
  );
});

test("a copy whose weights are all but gone is said to answer everywhere the same", () => {
  expect(describeRuns(state, makeFrame(makeRun(0.04, 1.19), makeRun(0.69, 0.69, 0.04)))).toMatch(
    /no weight is larger than 0.05: that copy answers everywhere the same\.$/,
  );
});

test("a loss that is no number is told, with what to do", () => {
  const frame = makeFrame(makeRun(NaN, NaN), makeRun(0.2, 0.4));
  expect(describeFault(frame)).toMatch(
    /^The free copy's loss is no longer a number.*Lower the learning rate/,
  );
  expect(describeRuns(state, frame)).toMatch(/^Training broke down/);
  expect(describeFault(makeFrame(makeRun(0.1, 0.2), makeRun(0.2, 0.4)))).toBeNull();
});
