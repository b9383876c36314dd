/** Mean and variance of a neuron's values. */
export interface Moments {
  mean: number;
  variance: number;
}

/** Running statistics before the first step, as libraries set them. */
export const firstMoments: Moments = { mean: 0, variance: 1 };

/** Mean and variance over a batch. The variance is divided by the number of examples, not by one less. */
export function measureMoments(batch: ArrayLike<number>): Moments {
  const count = batch.length;
  let mean = 0;
  for (let i = 0; i < count; i++) mean += (batch[i] as number) / count;
  let variance = 0;
  for (let i = 0; i < count; i++) variance += ((batch[i] as number) - mean) ** 2 / count;
  return { mean, variance };
}

/** (z - mean) / sqrt(variance + epsilon): Ioffe and Szegedy 2015, algorithm 1. */
export function normalizeValue(z: number, { mean, variance }: Moments, epsilon: number): number {
  return (z - mean) / Math.sqrt(variance + epsilon);
}

/** A batch by its own mean and variance, as in training. */
export function normalizeBatch(batch: ArrayLike<number>, epsilon: number): number[] {
  const moments = measureMoments(batch);
  return Array.from(batch, (z) => normalizeValue(z, moments, epsilon));
}

/** The trained scale and shift that follow. */
export function rescale(normalized: number, { gamma, beta }: { gamma: number; beta: number }): number {
  return gamma * normalized + beta;
}

/**
 * Running statistics after one more batch.
 * @param momentum share of the old ones that is kept
 */
export function followBatch(running: Moments, batch: Moments, momentum: number): Moments {
  return {
    mean: momentum * running.mean + (1 - momentum) * batch.mean,
    variance: momentum * running.variance + (1 - momentum) * batch.variance,
  };
}

/**
 * The farthest from 0 that a normalised value can be in a batch of so many: one example far off, all others alike
 * (Samuelson 1968).
 */
export function findFarthest(batchSize: number): number {
  return Math.sqrt(batchSize - 1);
}

/** Normalization by fixed statistics, then scale and shift, as one weight and one bias: what is left at inference. */
export function foldIn(
  { mean, variance }: Moments,
  { gamma, beta, epsilon }: { gamma: number; beta: number; epsilon: number },
): { weight: number; bias: number } {
  const weight = gamma / Math.sqrt(variance + epsilon);
  return { weight, bias: beta - weight * mean };
}
