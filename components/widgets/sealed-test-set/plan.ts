import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import { applySettings } from "@/lib/experiment/search/apply-settings";
import { type ValueAxis, readAxis } from "@/lib/math/value-axis";
import { placeRandom } from "@/lib/math/search-places";
import type { State } from "./state";

/** What decides which networks are trained, on which data. */
export type Plan = Pick<State, "shape" | "noise" | "validation" | "models">;

/** Points of each draw that all its models learn from, and points of its test set. */
export const TRAINED = 60;
export const TESTED = 500;

const axes: readonly ["learningRate" | "units" | "l2", ValueAxis][] = [
  ["learningRate", { low: 0.03, high: 1, scale: "log" }],
  ["units", { low: 2, high: 16, scale: "log", isInteger: true }],
  ["l2", { low: 1e-5, high: 0.03, scale: "log" }],
];

/** Draws of `many` are others than any that a reader may open. */
const MANY_FROM = 10_000;
const MOST_DRAWS = 100;

/**
 * The models of one draw: one set of points, and for each model its own settings, drawn at random, and its own first
 * weights and batches. Fewer models are the first of more.
 */
export function planModels({ shape, noise, validation, models }: Plan, seed: number): Experiment[] {
  const size = TRAINED + validation + TESTED;
  const base = createExperiment({
    data: {
      source: { kind: "points", shape },
      size,
      noise,
      // Half a point more, so that rounding down leaves them whole.
      split: { validation: (validation + 0.5) / size, test: (TESTED + 0.5) / size },
      seed,
    },
    model: { layers: [{ kind: "dense", units: 8, activation: "tanh" }, { kind: "dense" }] },
    training: { optimizer: { kind: "momentum" }, batchSize: 10, epochs: 30 },
  });
  return placeRandom(models, axes.length, seed).map((place, index) => {
    const settings = axes.map(([name, axis], i) => [name, readAxis(axis, place[i] ?? 0)] as const);
    const experiment = applySettings(base, Object.fromEntries(settings));
    return { ...experiment, training: { ...experiment.training, seed: 100 * seed + index } };
  });
}

/** The seeds of the draws of `many`. */
export function listDraws({ seed, draws }: Pick<State, "seed" | "draws">): number[] {
  return Array.from({ length: draws }, (_, draw) => MANY_FROM + MOST_DRAWS * seed + draw);
}
