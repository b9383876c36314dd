import { z } from "zod";
import type { PoolPlan } from "@/lib/contract/pooled";
import { pointShapes } from "@/lib/data/points";
import { placeRandom } from "@/lib/math/search-places";
import { readAxis } from "@/lib/math/value-axis";
import { createExperiment, type Experiment } from "../schema";
import { applySettings } from "./apply-settings";

/** What one configuration of a pooled search has of its own. */
export interface PoolSettings {
  learningRate: number;
  units: number;
}

/** Points to train on, and as many to judge by. */
export const poolExamples = 200;

/** The loss of answering "half, half" to everything: two classes, equally many. */
export const poolChance = Math.log(2);

/** Two figures say as much as a search can know, and are the whole of what is trained with. */
const roundRate = (rate: number) => Number(rate.toPrecision(2));

/**
 * The first configurations of a plan's sequence, drawn evenly by the logarithm of both. Every device that is told the
 * plan and a number finds the same one; a longer sequence begins as a shorter one does.
 */
export function listPoolSettings({ rates, units, seed }: PoolPlan, count: number): PoolSettings[] {
  const rateAxis = { low: rates[0], high: rates[1], scale: "log" } as const;
  const unitsAxis = { low: units[0], high: units[1], scale: "log", isInteger: true } as const;
  return placeRandom(count, 2, seed).map(([rate = 0, unit = 0]) => ({
    learningRate: roundRate(readAxis(rateAxis, rate)),
    units: readAxis(unitsAxis, unit),
  }));
}

/** @param number from 0 */
export function getPoolSettings(plan: PoolPlan, number: number): PoolSettings {
  const settings = listPoolSettings(plan, number + 1)[number];
  if (settings === undefined) throw new RangeError(`A search has no configuration ${number}`);
  return settings;
}

/**
 * The Experiment of one configuration; data, first weights and the order of the batches are the same for all.
 *
 * @throws ZodError for a shape of points that there is not
 */
export function makePoolExperiment(plan: PoolPlan, settings: PoolSettings): Experiment {
  const base = createExperiment({
    data: {
      source: { kind: "points", shape: z.enum(pointShapes).parse(plan.shape) },
      size: 2 * poolExamples,
      noise: plan.noise,
      split: { validation: 0.5, test: 0 },
      seed: plan.seed,
    },
    model: { layers: [{ kind: "dense", units: 2, activation: "tanh" }, { kind: "dense" }] },
    training: {
      optimizer: { kind: "sgd" },
      learningRate: 0.1,
      batchSize: 10,
      epochs: plan.epochs,
      seed: plan.seed,
    },
  });
  return applySettings(base, { ...settings });
}
