import { expect, test } from "vitest";
import { modes, planRuns } from "./experiments";
import { makeState, trainFour, trainWhole } from "./test-runs";

const own = { rates: "own" } as const;

test("before the first step all four runs have the same loss, the targets' mean square", async () => {
  const { losses } = await trainFour({ steps: 20, learningRate: 0.01 });
  for (const mode of modes) expect(losses[mode][0]).toBeCloseTo(1, 3);
});

test("beyond the largest stable rate the loss grows, within it the loss falls, for each way of preprocessing", async () => {
  const plan = planRuns(makeState());
  for (const [index, experiment] of plan.experiments.entries()) {
    const train = async (share: number) => {
      const learningRate = share * plan.descents[index]!.largestRate;
      const { points } = await trainWhole({
        ...experiment,
        training: { ...experiment.training, learningRate, epochs: 400 },
      });
      return points.map(({ train: { loss } }) => loss);
    };
    const within = await train(0.97);
    expect(within.at(-1)).toBeLessThan(within[0]!);
    const beyond = await train(1.03);
    expect(Number.isFinite(beyond.at(-1)) ? beyond.at(-1)! : Infinity).toBeGreaterThan(10);
  }
});

test("at its best rate a run's slowest part shrinks by (κ - 1) / (κ + 1) a step", async () => {
  const { plan, losses } = await trainFour({ ...own, steps: 400 });
  for (const mode of ["center", "normalize"] as const) {
    const { condition } = plan.descents[modes.indexOf(mode)]!;
    const factor = (condition - 1) / (condition + 1);
    const [from, to] = [5, 15];
    const measured = (losses[mode][to]! / losses[mode][from]!) ** (1 / (2 * (to - from)));
    expect(measured).toBeCloseTo(factor, 2);
  }
});

test("whitened inputs have condition number 1, and at rate 1/2 one step goes all the way", async () => {
  const { plan, losses } = await trainFour({ ...own, steps: 20 });
  const descent = plan.descents[3]!;
  expect(descent.condition).toBeCloseTo(1, 3);
  expect(descent.bestRate).toBeCloseTo(0.5, 3);
  expect(losses.whiten[1]).toBeLessThan(1e-6);
});

test("the least loss that is foreseen is what a long run comes to, with a point out of place too", async () => {
  const moved = [{ index: 5, along: [6, -4] as [number, number] }];
  const { plan, losses } = await trainFour({ ...own, moved, steps: 200 });
  const { leastLoss } = plan.descents[3]!;
  expect(leastLoss).toBeGreaterThan(0.03);
  expect(losses.whiten.at(-1)).toBeCloseTo(leastLoss, 4);
  for (const descent of plan.descents) expect(descent.leastLoss).toBeCloseTo(leastLoss, 3);
});
