import { beforeAll, expect, test } from "vitest";
import {
  EXAMPLES,
  findSides,
  makeBase,
  planTrials,
  readSettings,
} from "@/components/widgets/search-lab/plan";
import { averageBest, compareRounds, type Result } from "@/components/widgets/search-lab/results";
import type { State } from "@/components/widgets/search-lab/state";
import { makeState, search } from "@/components/widgets/search-lab/test-search";
import { chooseModel, measureOptimism, type Optimism } from "@/components/widgets/sealed-test-set/optimism";
import type { State as SealedState } from "@/components/widgets/sealed-test-set/state";
import {
  makeState as makeSealed,
  trainDraw,
  trainDraws,
} from "@/components/widgets/sealed-test-set/test-draws";
import {
  chanceEvenHits,
  chanceRandomHits,
  chooseGridSides,
  countPlaces,
  placeRandom,
} from "@/lib/math/search-places";

const near = (value: number, wanted: number, within: number) =>
  expect(Math.abs(value - wanted), `${value} should be near ${wanted}`).toBeLessThanOrEqual(within);

async function compare(patch: Partial<State>) {
  const state = makeState({ rounds: 6, ...patch });
  const results = await search(state);
  return compareRounds(results, state.rounds, countPlaces(findSides(state)));
}

let twelve: Result[];
beforeAll(async () => {
  twelve = await search(makeState({ rounds: 12 }));
}, 120_000);

test("36 trainings are a grid of 4 by 3 by 3, with the rates 0.0004, 0.0075, 0.13 and 2.4, nine times each", () => {
  const state = makeState();
  expect(findSides(state)).toEqual([4, 3, 3]);
  const rates = planTrials(state)
    .filter(({ strategy }) => strategy === "grid")
    .map(({ settings }) => Number(settings.learningRate?.toPrecision(2)));
  for (const rate of [0.00042, 0.0075, 0.13, 2.4])
    expect(rates.filter((other) => other === rate)).toHaveLength(9);
  expect(new Set(rates).size).toBe(4);
});

test("over twelve searches the grid comes to 0.41 and random search to 0.33, lower in all twelve", () => {
  const { grid, random, wins } = compareRounds(twelve, 12, 36);
  near(grid.mean, 0.41, 0.01);
  near(random.mean, 0.33, 0.01);
  expect(wins).toBeGreaterThanOrEqual(11);
  const traces = (["grid", "random"] as const).map((strategy) => averageBest(twelve, 12, strategy));
  const passed = traces[1]!.findIndex((loss) => loss <= (traces[0]!.at(-1) ?? NaN)) + 1;
  near(passed, 12, 1);
});

test("good rates lie between 0.13 and 2.4: every search's best one does, the grid's own columns at its edges aside", () => {
  for (let round = 0; round < 12; round++) {
    const best = twelve
      .filter((result) => result.round === round)
      .reduce((a, b) => (b.loss < a.loss ? b : a));
    expect(best.settings.learningRate).toBeGreaterThan(0.1);
    expect(best.settings.learningRate).toBeLessThan(3);
  }
});

test("where the range slides, the grid's mean goes from 0.34 to 0.40, that of random search stays at 0.33 to 0.35", async () => {
  const comparisons = [];
  for (const rates of [
    [0.0003, 10],
    [0.0001, 3],
    [0.001, 10],
  ] as const)
    comparisons.push(await compare({ rates: [...rates] }));
  const grid = comparisons.map((comparison) => comparison.grid.mean);
  const random = comparisons.map((comparison) => comparison.random.mean);
  [0.4, 0.34, 0.34].forEach((mean, index) => near(grid[index] ?? NaN, mean, 0.012));
  for (const mean of random) near(mean, 0.34, 0.015);
  // Averaged over where its columns fall, the grid is the worse one.
  const first = compareRounds(twelve, 6, 36);
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  expect(mean([first.random.mean, ...random])).toBeLessThan(mean([first.grid.mean, ...grid]) - 0.015);
}, 120_000);

test("with two hyperparameters six columns are enough: 0.36 against 0.36", async () => {
  const { grid, random } = await compare({ dimensions: ["learningRate", "l2"] });
  near(grid.mean, 0.36, 0.012);
  near(random.mean, 0.36, 0.012);
}, 60_000);

test("with five, two columns are left, one of them happens to be good, and the grid wins by 0.33 to 0.35", async () => {
  const dimensions: State["dimensions"] = ["learningRate", "l2", "units", "layers", "batchSize"];
  expect(findSides(makeState({ dimensions }))).toEqual([2, 2, 2, 2, 2]);
  const { grid, random } = await compare({ dimensions });
  near(grid.mean, 0.33, 0.012);
  near(random.mean, 0.35, 0.015);
  expect(grid.mean).toBeLessThan(random.mean);
}, 60_000);

test("between 0.1 and 3 alone the grid comes to 0.33, and random search stays at 0.33", async () => {
  const { grid, random } = await compare({ rates: [0.1, 3] });
  near(grid.mean, 0.33, 0.01);
  near(random.mean, 0.33, 0.01);
}, 60_000);

test("the learning rate matters more than the L2 penalty, and more than the hidden units", () => {
  // The mean loss of each setting of the grid's axes, over all that is combined with it and all twelve searches.
  const spread = (name: "learningRate" | "l2" | "units") => {
    const groups = new Map<number, number[]>();
    for (const { strategy, settings, loss } of twelve)
      if (strategy === "grid")
        groups.set(settings[name] ?? NaN, [...(groups.get(settings[name] ?? NaN) ?? []), Math.min(loss, 1)]);
    const means = [...groups.values()].map((losses) => losses.reduce((a, b) => a + b, 0) / losses.length);
    return Math.max(...means) - Math.min(...means);
  };
  expect(spread("learningRate")).toBeGreaterThan(1.5 * spread("l2"));
  expect(spread("learningRate")).toBeGreaterThan(1.5 * spread("units"));
});

test("ten hyperparameters of three values each are 59,049 trainings, at a minute each 41 days", () => {
  expect(countPlaces(Array.from({ length: 10 }, () => 3))).toBe(59_049);
  expect(Math.round(59_049 / 60 / 24)).toBe(41);
});

test("a window of 5 % is hit by 40 % of 8 x 8 grids and 20 % of 4 x 4 x 4 ones, by 96 % of 64 random trainings", () => {
  const side = (dimensions: number) => chooseGridSides(64, dimensions)[0] ?? NaN;
  expect([side(2), side(3)]).toEqual([8, 4]);
  expect(chanceEvenHits(0.05, side(2))).toBeCloseTo(0.4, 12);
  expect(chanceEvenHits(0.05, side(3))).toBeCloseTo(0.2, 12);
  near(chanceRandomHits(0.05, 64), 0.96, 0.005);
});

test("a square of 1 % of two axes is hit by 64 % of grids, by 47 % of 64 random trainings", () => {
  expect(chanceEvenHits(0.1, 8) ** 2).toBeCloseTo(0.64, 12);
  near(chanceRandomHits(0.01, 64), 0.47, 0.005);
});

test("drawn evenly between 0.0001 and 10, nine rates in ten are above 1 and one in a hundred below 0.1", () => {
  near((10 - 1) / (10 - 0.0001), 0.9, 0.001);
  near((0.1 - 0.0001) / (10 - 0.0001), 0.01, 0.0001);
  // By logarithm, each power of ten gets a fifth.
  const state = makeState();
  const rates = placeRandom(5000, 3, 1).map((place) => readSettings(state, place).learningRate ?? NaN);
  for (const low of [0.0001, 0.001, 0.01, 0.1, 1])
    near(rates.filter((rate) => rate >= low && rate < 10 * low).length / 5000, 0.2, 0.02);
});

test("polls: 59 trainings to be sure of the best twentieth, 299 of the best hundredth, 20 miss with 36 %", () => {
  const sure = (share: number) => Math.ceil(Math.log(0.05) / Math.log(1 - share));
  expect([sure(0.05), sure(0.01)]).toEqual([59, 299]);
  expect(chanceRandomHits(0.05, 59)).toBeGreaterThanOrEqual(0.95);
  near(1 - chanceRandomHits(0.05, 58), 0.051, 0.0005);
  near(1 - chanceRandomHits(0.05, 20), 0.36, 0.005);
});

async function open(patch: Partial<SealedState>): Promise<Optimism[]> {
  const state = makeSealed(patch);
  return measureOptimism(await trainDraws(state), state.models);
}
const of = (measured: readonly Optimism[], k: number) => measured.find((entry) => entry.k === k)!;

test("over sixty draws: one model 74.7 and 74.5 %, the best of 32 promises 82.6 and keeps 77.0, 5.5 too much", async () => {
  const measured = await open({});
  const percent = (k: number) =>
    [of(measured, k).validation, of(measured, k).test].map(({ mean }) => 100 * mean);
  [74.7, 74.5].forEach((wanted, i) => near(percent(1)[i] ?? NaN, wanted, 0.2));
  [80.6, 76.9].forEach((wanted, i) => near(percent(8)[i] ?? NaN, wanted, 0.2));
  [82.6, 77.0].forEach((wanted, i) => near(percent(32)[i] ?? NaN, wanted, 0.2));
  near(100 * of(measured, 32).gap.mean, 5.5, 0.2);
  // One model is honest, the best of more is not, and the more the less.
  expect(Math.abs(of(measured, 1).gap.mean)).toBeLessThan(2 * of(measured, 1).gap.error);
  expect(of(measured, 32).gap.mean).toBeGreaterThan(5 * of(measured, 32).gap.error);
  const gaps = measured.map(({ gap }) => gap.mean);
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
  // The bound for independent luck: 17.5 points.
  const [a, m, k] = [0.77, 40, 32];
  const bound = Math.sqrt((a * (1 - a)) / m) * Math.sqrt(2 * Math.log(k));
  near(100 * bound, 17.5, 0.05);
  expect(of(measured, 32).gap.mean).toBeLessThan(bound);
}, 120_000);

test("with 20 validation points the best of 32 promises 9 points too much, with 200 fewer than 3", async () => {
  const [few, many] = [
    of(await open({ validation: 20, draws: 20 }), 32),
    of(await open({ validation: 200, draws: 20 }), 32),
  ];
  near(100 * few.gap.mean, 9, 0.5);
  near(100 * many.gap.mean, 2.8, 0.2);
}, 120_000);

test("where there is nothing to learn, the best of 64 promises 63.6 % and keeps one half: 13.4 points of luck", async () => {
  const { validation, test: kept, gap } = of(await open({ noise: 5, models: 64, draws: 20 }), 64);
  near(100 * validation.mean, 63.6, 0.3);
  near(100 * kept.mean, 50, 0.6);
  near(100 * gap.mean, 13.4, 0.4);
  near(100 * Math.sqrt(0.25 / 40), 7.9, 0.05);
}, 120_000);

test("a new draw does not always end lower: among five, one or more end above", async () => {
  const gaps: number[] = [];
  for (const seed of [1, 2, 3, 4, 5]) {
    const outcomes = await trainDraw(makeSealed(), seed);
    const { validation, test: kept } = outcomes[chooseModel(outcomes)]!.measures;
    gaps.push((validation?.accuracy ?? NaN) - (kept?.accuracy ?? NaN));
  }
  expect(gaps[0]).toBeGreaterThan(0.02);
  expect(Math.min(...gaps)).toBeLessThan(0);
}, 60_000);

test("both searches learn from and choose by 200 points each, and vary a network of one hidden layer", () => {
  const { data, model } = makeBase(makeState(), 1);
  expect(data.size).toBe(2 * EXAMPLES);
  expect(EXAMPLES).toBe(200);
  expect(model.layers).toHaveLength(2);
});
