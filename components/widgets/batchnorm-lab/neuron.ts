import { createRandom } from "@/lib/math/random";
import { measureMoments, type Moments, normalizeBatch, rescale } from "./model";
import type { State } from "./state";

/** One neuron's values over one batch, on their way through batch normalization. */
export interface NeuronBatch {
  before: number[];
  normalized: number[];
  rescaled: number[];
  /** Of each of the three. */
  moments: { before: Moments; normalized: Moments; rescaled: Moments };
  /** Of other batches of the same size. */
  others: Moments[];
}

/** How many other batches are drawn beside the one in view. */
export const OTHERS = 200;

export type NeuronSpec = Pick<State, "batchSize" | "mean" | "std" | "gamma" | "beta" | "epsilon" | "seed">;

/** Normal numbers as the layer before gives them; stream ("batch", index) of the seed. */
export function drawBatch(
  { batchSize, mean, std, seed }: Pick<State, "batchSize" | "mean" | "std" | "seed">,
  index: number,
): number[] {
  const random = createRandom(seed, "batch", index);
  return Array.from({ length: batchSize }, () => mean + std * random.normal());
}

/** Batch 0 of the seed all the way, and the statistics of the batches after it. */
export function sendBatch(spec: NeuronSpec): NeuronBatch {
  const before = drawBatch(spec, 0);
  const normalized = normalizeBatch(before, spec.epsilon);
  const rescaled = normalized.map((value) => rescale(value, spec));
  return {
    before,
    normalized,
    rescaled,
    moments: {
      before: measureMoments(before),
      normalized: measureMoments(normalized),
      rescaled: measureMoments(rescaled),
    },
    others: Array.from({ length: OTHERS }, (_, i) => measureMoments(drawBatch(spec, i + 1))),
  };
}

/** How far the batches' means and standard deviations scatter, as standard deviations. */
export function measureScatter(others: readonly Moments[]): { mean: number; std: number } {
  return {
    mean: Math.sqrt(measureMoments(others.map(({ mean }) => mean)).variance),
    std: Math.sqrt(measureMoments(others.map(({ variance }) => Math.sqrt(variance))).variance),
  };
}
