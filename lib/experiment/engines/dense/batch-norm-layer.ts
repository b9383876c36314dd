import type { DenseLayer } from "./layer";
import type { TrainedWeight } from "./parameters";

export interface BatchNormWeights {
  gamma: TrainedWeight;
  beta: TrainedWeight;
  /** Running statistics, [units]. */
  movingMean: Float32Array;
  movingVariance: Float32Array;
}

/**
 * (x - mean) / sqrt(variance + epsilon) gamma + beta, feature by feature (Ioffe and Szegedy 2015).
 * @param momentum share of the old running statistics kept at each step
 */
export function createBatchNormLayer(
  { gamma, beta, movingMean, movingVariance }: BatchNormWeights,
  { epsilon, momentum }: { epsilon: number; momentum: number },
  capacity: number,
): DenseLayer {
  const units = gamma.values.length;
  const output = new Float64Array(capacity * units);
  const gradient = new Float64Array(capacity * units);
  const normalized = new Float64Array(capacity * units);
  const mean = new Float64Array(units);
  const variance = new Float64Array(units);
  /** 1 / sqrt(variance + epsilon). */
  const scale = new Float64Array(units);
  let usesBatch = false;

  function measure(input: Float64Array, rows: number): void {
    mean.fill(0);
    variance.fill(0);
    for (let row = 0; row < rows; row++)
      for (let j = 0; j < units; j++) mean[j]! += input[row * units + j]! / rows;
    for (let row = 0; row < rows; row++)
      for (let j = 0; j < units; j++) variance[j]! += (input[row * units + j]! - mean[j]!) ** 2 / rows;
  }

  return {
    output,
    gradient,
    forward(input, rows, { batchStatistics, keepsStatistics }) {
      usesBatch = batchStatistics;
      if (batchStatistics) measure(input, rows);
      else {
        mean.set(movingMean);
        variance.set(movingVariance);
      }
      for (let j = 0; j < units; j++) scale[j] = 1 / Math.sqrt(variance[j]! + epsilon);
      for (let row = 0; row < rows; row++)
        for (let j = 0; j < units; j++) {
          const at = row * units + j;
          normalized[at] = (input[at]! - mean[j]!) * scale[j]!;
          output[at] = normalized[at]! * gamma.values[j]! + beta.values[j]!;
        }
      if (!keepsStatistics) return;
      for (let j = 0; j < units; j++) {
        movingMean[j] = movingMean[j]! * momentum + mean[j]! * (1 - momentum);
        movingVariance[j] = movingVariance[j]! * momentum + variance[j]! * (1 - momentum);
      }
    },
    backward(_input, inputGradient, rows) {
      gamma.gradient.fill(0);
      beta.gradient.fill(0);
      for (let row = 0; row < rows; row++)
        for (let j = 0; j < units; j++) {
          const at = row * units + j;
          beta.gradient[j]! += gradient[at]!;
          gamma.gradient[j]! += gradient[at]! * normalized[at]!;
        }
      if (inputGradient === null) return;
      // The batch's own mean and variance move with every input (equation in section 3 of the paper).
      const share = usesBatch ? 1 / rows : 0;
      for (let row = 0; row < rows; row++)
        for (let j = 0; j < units; j++) {
          const at = row * units + j;
          const drift = share * (beta.gradient[j]! + normalized[at]! * gamma.gradient[j]!);
          inputGradient[at] = gamma.values[j]! * scale[j]! * (gradient[at]! - drift);
        }
    },
  };
}
