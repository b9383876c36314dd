import { averageBestOf } from "@/lib/math/best-of";
import { type Mean, measureMean } from "@/lib/math/mean";
import type { TrainingOutcome } from "@/lib/lab/whole-training";

/** The models of one draw: shares of right answers on the validation and the test set, in the order of training. */
export interface Draw {
  validation: number[];
  test: number[];
}

/** The draws all of whose models are trained. */
export function readDraws(outcomes: readonly TrainingOutcome[], models: number): Draw[] {
  const whole = Math.floor(outcomes.length / models);
  return Array.from({ length: whole }, (_, draw) => {
    const own = outcomes.slice(draw * models, (draw + 1) * models);
    return {
      validation: own.map(({ measures }) => measures.validation?.accuracy ?? NaN),
      test: own.map(({ measures }) => measures.test?.accuracy ?? NaN),
    };
  });
}

/** The best of k on the validation set, over all draws. */
export interface Optimism {
  k: number;
  validation: Mean;
  test: Mean;
  /** Validation less test. */
  gap: Mean;
}

/** 1, 2, 4, 8 ... and all of them. */
export function listCounts(models: number): number[] {
  const counts: number[] = [];
  for (let k = 1; k < models; k *= 2) counts.push(k);
  return [...counts, models];
}

/** For each k: in each draw the mean over all ways to choose k of its models; over the draws its mean and standard error. */
export function measureOptimism(draws: readonly Draw[], models: number): Optimism[] {
  return listCounts(models).map((k) => {
    const validation = draws.map((draw) => averageBestOf(k, draw.validation, draw.validation));
    const test = draws.map((draw) => averageBestOf(k, draw.validation, draw.test));
    return {
      k,
      validation: measureMean(validation),
      test: measureMean(test),
      gap: measureMean(validation.map((value, draw) => value - (test[draw] ?? NaN))),
    };
  });
}

/** The model with the most right answers in validation, the first of those that share them; -1 of none. */
export function chooseModel(outcomes: readonly TrainingOutcome[]): number {
  const accuracy = (index: number) => outcomes[index]?.measures.validation?.accuracy ?? -1;
  return outcomes.reduce(
    (best, _, index) => (best === -1 || accuracy(index) > accuracy(best) ? index : best),
    -1,
  );
}
