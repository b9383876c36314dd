import { expect, test } from "vitest";
import { inferExperiment } from "@/lib/experiment/infer";
import { countSplit } from "@/lib/experiment/prepare-data";
import { drawCurves, findPoint } from "./curves";
import { createTrial, listTrials, sizes, TESTED, ways } from "./experiments";
import { definition } from "./state";

const state = definition.schema.parse({});

test("every training has as many examples as it says, and all are asked equally many", () => {
  for (const trial of listTrials(state)) {
    const { train, validation, test: asked } = countSplit(createTrial(state, trial).data);
    expect([train, validation, asked]).toEqual([5 * trial.size, 0, TESTED]);
  }
});

test("the head alone is trained on frozen layers, and everything on the other two ways", () => {
  const count = (way: (typeof ways)[number], taken: 1 | 2 = 2) =>
    inferExperiment(createTrial({ ...state, taken }, { way, size: 10, seed: 1 }));
  const convolutions = 5 * 5 * 16 + 16 + (3 * 3 * 16 * 32 + 32);
  const head = 3 * 3 * 32 * 5 + 5;
  expect(count("head")).toMatchObject({ parameters: head, states: convolutions });
  expect(count("head", 1)).toMatchObject({ states: 5 * 5 * 16 + 16 });
  for (const way of ["tuned", "scratch"] as const)
    expect(count(way)).toMatchObject({ parameters: head + convolutions, states: 0 });
});

test("a curve is the mean over the seeds that are done", () => {
  const trials = listTrials(definition.schema.parse({ seeds: 2 }));
  const outcomes = trials.map(({ way, size, seed }) => ({
    measures: { test: { loss: 1, accuracy: (way === "head" ? 0.5 : 0.25) + size / 1000 + seed / 100 } },
  }));
  const half = drawCurves(trials, outcomes.slice(0, sizes.length * ways.length));
  expect(findPoint(half, "head", 10)).toMatchObject({ count: 1, mean: 0.52, error: NaN });
  const whole = drawCurves(trials, outcomes);
  expect(whole).toHaveLength(sizes.length * ways.length);
  expect(findPoint(whole, "head", 10)?.mean).toBeCloseTo(0.525, 10);
  expect(findPoint(whole, "scratch", 100)).toMatchObject({ count: 2 });
});
