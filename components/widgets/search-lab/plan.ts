import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import { applySettings } from "@/lib/experiment/search/apply-settings";
import {
  type HyperparameterName,
  hyperparameters,
  type Settings,
} from "@/lib/experiment/search/hyperparameters";
import { type ValueAxis, readAxis } from "@/lib/math/value-axis";
import { chooseGridSides, countPlaces, type Place, placeGrid, placeRandom } from "@/lib/math/search-places";
import type { State } from "./state";

export type Strategy = "grid" | "random";

/** What decides which networks are trained. */
export type Plan = Pick<
  State,
  "shape" | "noise" | "dimensions" | "budget" | "rates" | "epochs" | "strategy" | "rounds" | "seed"
>;

/** One training of a search. */
export interface Trial {
  round: number;
  strategy: Strategy;
  settings: Settings;
  experiment: Experiment;
}

/** Points to train on, and as many to choose by. */
export const EXAMPLES = 200;

/** The loss of answering "half, half" to everything: two classes, equally many. */
export const CHANCE = Math.log(2);

/** The network that is varied: what a search does not touch stays as it is here. */
export function makeBase({ shape, noise, epochs }: Plan, seed: number): Experiment {
  return createExperiment({
    data: {
      source: { kind: "points", shape },
      size: 2 * EXAMPLES,
      noise,
      split: { validation: 0.5, test: 0 },
      seed,
    },
    model: { layers: [{ kind: "dense", units: 16, activation: "tanh" }, { kind: "dense" }] },
    training: { optimizer: { kind: "sgd" }, learningRate: 0.1, batchSize: 10, epochs, seed },
  });
}

export function findAxis({ rates: [low, high] }: Plan, name: HyperparameterName): ValueAxis {
  return name === "learningRate" ? { low, high, scale: "log" } : hyperparameters[name].axis;
}

/** Values of the grid along each dimension. */
export function findSides({ budget, dimensions }: Plan): number[] {
  return chooseGridSides(budget, dimensions.length);
}

/** Trainings of one search of one strategy: as many for both, so that neither has more chances. */
export function countTrials(plan: Plan): number {
  return countPlaces(findSides(plan));
}

export function readSettings(plan: Plan, place: Place): Settings {
  return Object.fromEntries(
    plan.dimensions.map((name, index) => [name, readAxis(findAxis(plan, name), place[index] ?? 0)]),
  );
}

/** All trainings in the order in which they are made: by rounds, the strategies by turns. */
export function planTrials(plan: Plan): Trial[] {
  return Array.from({ length: plan.rounds }, (_, round) => planRound(plan, round)).flat();
}

function planRound(plan: Plan, round: number): Trial[] {
  const seed = plan.seed + round;
  const base = makeBase(plan, seed);
  const places: Record<Strategy, Place[]> = {
    grid: plan.strategy === "random" ? [] : placeGrid(findSides(plan), seed),
    random: plan.strategy === "grid" ? [] : placeRandom(countTrials(plan), plan.dimensions.length, seed),
  };
  return Array.from({ length: countTrials(plan) }, (_, index) =>
    (["grid", "random"] as const).flatMap((strategy): Trial[] => {
      const place = places[strategy][index];
      if (place === undefined) return [];
      const settings = readSettings(plan, place);
      return [{ round, strategy, settings, experiment: applySettings(base, settings) }];
    }),
  ).flat();
}
