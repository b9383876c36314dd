import { firstMoments, followBatch, measureMoments, type Moments, normalizeValue } from "./model";
import { drawBatch } from "./neuron";
import { COMPANY_STEPS, type State } from "./state";

/** One training step, as the followed example sees it. */
export interface CompanyStep {
  /** Batches seen so far. */
  step: number;
  /** Of the batch that the example is in. */
  batch: Moments;
  /** Running statistics after this step. */
  running: Moments;
  /** The example, normalised by the batch it is in. */
  inTraining: number;
  /** The example, normalised by the running statistics. */
  atInference: number;
}

export type CompanySpec = Pick<
  State,
  "batchSize" | "mean" | "std" | "epsilon" | "momentum" | "example" | "seed"
>;

/** The batch of a step with the example in the first one's place, [batchSize]. */
export function drawCompany(spec: CompanySpec, step: number): number[] {
  return enter(drawBatch(spec, step), spec.example);
}

function enter(batch: number[], example: number): number[] {
  batch[0] = example;
  return batch;
}

/**
 * Step 0, before any batch, and every step after it. The running statistics follow the batches as they were drawn: the
 * example looks on, so that moving it does not move them.
 */
export function followExample(spec: CompanySpec): CompanyStep[] {
  let running = firstMoments;
  return Array.from({ length: COMPANY_STEPS + 1 }, (_, step) => {
    const values = drawBatch(spec, step);
    if (step > 0) running = followBatch(running, measureMoments(values), spec.momentum);
    const batch = measureMoments(enter(values, spec.example));
    return {
      step,
      batch,
      running,
      inTraining: normalizeValue(spec.example, batch, spec.epsilon),
      atInference: normalizeValue(spec.example, running, spec.epsilon),
    };
  });
}

/** The lowest and highest that the example became in training, over all steps. */
export function findExtremes(steps: readonly CompanyStep[]): { low: number; high: number } {
  const values = steps.map(({ inTraining }) => inTraining);
  return { low: Math.min(...values), high: Math.max(...values) };
}
