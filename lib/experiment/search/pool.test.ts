import { expect, test } from "vitest";
import { poolPlanSchema } from "@/lib/contract/pooled";
import { createEngine } from "../engines/create-engine";
import { trainWhole } from "../run/train-whole";
import { getPoolSettings, listPoolSettings, makePoolExperiment, poolChance } from "./pool";

const plan = poolPlanSchema.parse({});
const noTensorflow = () => Promise.reject(new Error("The dense engine trains this"));

test("a longer sequence begins as a shorter one does, and a number names one configuration", () => {
  const many = listPoolSettings(plan, 60);
  expect(many.slice(0, plan.count)).toEqual(listPoolSettings(plan, plan.count));
  expect(getPoolSettings(plan, 41)).toEqual(many[41]);
  expect(listPoolSettings({ ...plan, seed: 2 }, 5)).not.toEqual(many.slice(0, 5));
});

test("configurations lie in their ranges, as many learning rates below the middle power of ten as above", () => {
  const all = listPoolSettings(plan, 400);
  for (const { learningRate, units } of all) {
    expect(learningRate).toBeGreaterThanOrEqual(plan.rates[0]);
    expect(learningRate).toBeLessThanOrEqual(plan.rates[1]);
    expect(units).toBeGreaterThanOrEqual(plan.units[0]);
    expect(units).toBeLessThanOrEqual(plan.units[1]);
  }
  const below = all.filter(({ learningRate }) => learningRate < 0.1).length;
  expect(Math.abs(below - 200)).toBeLessThan(40);
});

async function train(settings: Parameters<typeof makePoolExperiment>[1]): Promise<number> {
  const experiment = makePoolExperiment(plan, settings);
  const engine = await createEngine(experiment, noTensorflow);
  const isNumber = await trainWhole(engine, experiment);
  const { loss } = await engine.evaluate("validation");
  engine.dispose();
  return isNumber ? loss : Infinity;
}

test("the same configuration gives the same loss, and the learning rate decides what is learnt", async () => {
  const good = { learningRate: 0.3, units: 12 };
  const loss = await train(good);
  expect(await train(good)).toBe(loss);
  expect(loss).toBeLessThan(0.5 * poolChance);
  expect(await train({ ...good, learningRate: 0.001 })).toBeGreaterThan(0.9 * poolChance);
  expect(await train({ ...good, learningRate: 10 })).toBeGreaterThan(2 * loss);
});

test("data that there is not is refused", () => {
  expect(() => makePoolExperiment({ ...plan, shape: "nowhere" }, getPoolSettings(plan, 0))).toThrow();
});
