import { expect, test } from "vitest";
import { hyperparameterNames } from "@/lib/experiment/search/hyperparameters";
import { countTrials, EXAMPLES, findSides, planTrials } from "./plan";
import { averageBest, compareRounds, findBest, type Result, selectResults, traceBest } from "./results";
import { definition } from "./state";
import { makeState, search } from "./test-search";
import { countDistinct, describeResult, writeTitle } from "./words";

test("both searches train equally many networks, by turns, whatever is varied and however large the budget", () => {
  for (let dimensions = 2; dimensions <= 5; dimensions++)
    for (const budget of [9, 36, 64]) {
      const state = makeState({ budget, rounds: 2, dimensions: hyperparameterNames.slice(0, dimensions) });
      const trials = planTrials(state);
      expect(trials).toHaveLength(4 * countTrials(state));
      trials.forEach(({ strategy, round }, index) => {
        expect(strategy).toBe(index % 2 === 0 ? "grid" : "random");
        expect(round).toBe(index < trials.length / 2 ? 0 : 1);
      });
    }
});

test("the grid tries as many learning rates as it has columns, random search a new one each time", () => {
  const state = makeState();
  const count = (strategy: "grid" | "random") =>
    new Set(
      planTrials(state)
        .filter((trial) => trial.strategy === strategy)
        .map(({ settings }) => settings.learningRate),
    ).size;
  expect(count("grid")).toBe(findSides(state)[0]);
  expect(count("random")).toBe(countTrials(state));
});

test("a search varies what it was told to and keeps all else: data, first weights' seed, the rest", () => {
  const [first, ...others] = planTrials(makeState({ dimensions: ["learningRate", "batchSize"] }));
  for (const { experiment } of others) {
    expect(experiment.data).toEqual(first!.experiment.data);
    expect(experiment.model).toEqual(first!.experiment.model);
    expect(experiment.training).toEqual({
      ...first!.experiment.training,
      learningRate: experiment.training.learningRate,
      batchSize: experiment.training.batchSize,
    });
  }
  expect(first!.experiment.data.size).toBe(2 * EXAMPLES);
});

const result = (loss: number, round = 0, strategy: "grid" | "random" = "grid"): Result => ({
  ...planTrials(makeState())[0]!,
  round,
  strategy,
  loss,
  accuracy: 0.5,
  hasDiverged: loss > 1,
});

test("the best so far never rises, and a run that diverged does not make it", () => {
  const made = [0.5, Infinity, 0.7, 0.3].map((loss) => result(loss));
  expect(traceBest(made)).toEqual([0.5, 0.5, 0.5, 0.3]);
  expect(findBest(made)?.loss).toBe(0.3);
  expect(findBest([])).toBeNull();
  expect(describeResult(made[1]!)).toContain("diverged, validation loss no number");
});

test("a mean over searches takes in those that are through, and counts who was lower", () => {
  const made = [
    ...[0.5, 0.4].map((loss) => result(loss, 0, "grid")),
    ...[0.6, 0.2].map((loss) => result(loss, 0, "random")),
    ...[0.3, 0.3].map((loss) => result(loss, 1, "grid")),
    ...[0.4, 0.4].map((loss) => result(loss, 1, "random")),
    result(0.01, 2, "grid"),
  ];
  expect(averageBest(made, 3, "grid")).toEqual([0.4, 0.35]);
  const { rounds, grid, random, wins } = compareRounds(made, 3, 2);
  expect([rounds, wins]).toEqual([2, 1]);
  expect(grid.mean).toBeCloseTo(0.35, 12);
  expect(random.mean).toBeCloseTo(0.3, 12);
});

test("the opening search finds networks far better than guessing, by either way", async () => {
  const state = makeState({ budget: 9, epochs: 20 });
  const results = await search(state);
  expect(results).toHaveLength(2 * countTrials(state));
  for (const strategy of ["grid", "random"] as const) {
    const made = selectResults(results, 0, strategy);
    expect(findBest(made)?.loss).toBeLessThan(0.5);
    expect(countDistinct(made, "learningRate")).toBe(
      strategy === "grid" ? findSides(state)[0] : countTrials(state),
    );
  }
  expect(writeTitle(state, results, 0, compareRounds(results, 1, countTrials(state)))).toMatch(
    /^The grid has found 0\.\d{3} in 8 trainings, random search has found 0\.\d{3} in 8 trainings$/,
  );
});

test("what cannot be a search is refused", () => {
  const refuse = (patch: object) => expect(definition.schema.safeParse(patch).success).toBe(false);
  refuse({ dimensions: ["l2"] });
  refuse({ dimensions: ["l2", "l2"] });
  refuse({ rates: [1, 0.1] });
  refuse({ budget: 8 });
});
