import { expect, test } from "vitest";
import { beginLog, type RunLog } from "@/lib/experiment/run/log";
import { createExperiment } from "@/lib/experiment/schema";
import { cutLog } from "./run-listener";

const makeWeights = (value: number) => [
  { name: "layer1/kernel", shape: [1, 1], values: Float32Array.of(value) },
];
const makeState = (step: number) => ({
  step,
  learningRate: 0.1,
  regularization: createExperiment().training.regularization,
  weights: makeWeights(step),
  slots: [],
});
const log: RunLog = {
  ...beginLog("run", createExperiment()),
  states: [0, 10, 20].map(makeState),
  edits: [{ kind: "learningRate", step: 15, value: 0.2 }],
  end: { reason: "epochs", step: 20 },
};
const listSteps = ({ states }: RunLog) => states.map(({ step, weights }) => [step, weights[0]?.values[0]]);

test("the model on screen is the last, also where none was recorded at its step", () => {
  const cut = cutLog(log, { step: 23, weights: makeWeights(7) });
  expect(listSteps(cut)).toEqual([
    [0, 0],
    [10, 10],
    [20, 20],
    [23, 7],
  ]);
  expect(cut.end).toEqual(log.end);
});

test("weights set by hand take the place of those that were recorded", () => {
  expect(listSteps(cutLog(log, { step: 20, weights: makeWeights(7) })).at(-1)).toEqual([20, 7]);
});

test("of a run that is looked at in its middle the rest is left out", () => {
  const cut = cutLog(log, { step: 10, weights: makeWeights(10) });
  expect(listSteps(cut)).toEqual([
    [0, 0],
    [10, 10],
  ]);
  expect([cut.edits, cut.end]).toEqual([[], null]);
});

test("until the weights have come the recorded ones stand", () => {
  expect(listSteps(cutLog(log, { step: 20, weights: null }))).toEqual(listSteps(log));
});
