import { expect, test } from "vitest";
import { countSplit } from "@/lib/experiment/prepare-data";
import { chooseModel, listCounts, measureOptimism, readDraws } from "./optimism";
import { listDraws, planModels, TESTED, TRAINED } from "./plan";
import { makeState, trainDraw } from "./test-draws";
import { describeSeal, writeTitle } from "./words";

const opened = { plan: "a", model: 2, models: 8, validation: 0.9, test: 0.85 };

test("all models of a draw learn from the same points, choose on as many as was said, and differ in all else", () => {
  const models = planModels(makeState({ validation: 70, models: 12 }), 5);
  for (const { data } of models) {
    expect(data).toEqual(models[0]!.data);
    expect(countSplit(data)).toEqual({ train: TRAINED, validation: 70, test: TESTED });
  }
  expect(new Set(models.map(({ training }) => training.learningRate)).size).toBe(12);
  expect(new Set(models.map(({ training }) => training.seed)).size).toBe(12);
  expect(planModels(makeState({ validation: 70, models: 3 }), 5)).toEqual(models.slice(0, 3));
});

test("no draw of the many is one that a reader may open", () => {
  const ends = [listDraws({ seed: 0, draws: 100 }), listDraws({ seed: 9999, draws: 100 })].flat();
  expect(Math.min(...ends)).toBeGreaterThan(9999);
  expect(new Set(ends).size).toBe(200);
});

test("the first of the models with the most right answers is chosen, among any number of them", () => {
  const outcomes = [0.8, 0.9, 0.7, 0.9].map((accuracy) => ({
    isNumber: true,
    measures: { validation: { loss: 1, accuracy } },
  }));
  expect(chooseModel(outcomes)).toBe(1);
  expect(chooseModel(outcomes.slice(0, 1))).toBe(0);
  expect(chooseModel([])).toBe(-1);
  expect(listCounts(32)).toEqual([1, 2, 4, 8, 16, 32]);
  expect(listCounts(20)).toEqual([1, 2, 4, 8, 16, 20]);
  expect(listCounts(1)).toEqual([1]);
});

test("optimism is measured over whole draws alone, by validation less test of the chosen", () => {
  const outcomes = [
    [0.9, 0.7],
    [0.8, 0.75],
    [0.6, 0.65],
    [0.7, 0.6],
    [0.5, 0.5],
  ].map(([validation, tested]) => ({
    isNumber: true,
    measures: {
      validation: { loss: 1, accuracy: validation ?? NaN },
      test: { loss: 1, accuracy: tested ?? NaN },
    },
  }));
  const draws = readDraws(outcomes, 2);
  expect(draws).toHaveLength(2);
  const [one, two] = measureOptimism(draws, 2);
  expect(one?.gap.mean).toBeCloseTo((0.85 - 0.725 + 0.65 - 0.625) / 2, 12);
  expect(two?.gap.mean).toBeCloseTo((0.2 + 0.1) / 2, 12);
  expect(two?.gap.error).toBeCloseTo(0.05, 12);
});

test("the words say what was chosen by and what was found", async () => {
  const state = makeState({ models: 4 });
  const outcomes = await trainDraw(state, state.seed);
  expect(writeTitle(state, outcomes, null, [])).toMatch(
    /^The best of 4 models gets \d+\.\d % of 40 validation/,
  );
  expect(describeSeal(7, opened)).toContain(
    "Model 3, chosen from 8 models with 90.0 % on the validation set",
  );
  expect(describeSeal(7, opened)).toContain("5.0 points less than it was chosen by");
  expect(describeSeal(7, { ...opened, test: 0.95 })).toContain("5.0 points more");
});
