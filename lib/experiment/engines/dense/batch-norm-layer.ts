import { clearRange, type DenseLayer } from "./layer";
import type { KernelMemory } from "./memory";
import type { TrainedWeight } from "./parameters";

export interface BatchNormWeights {
  gamma: TrainedWeight;
  beta: TrainedWeight;
  /** Running statistics, [units]. */
  movingMean: Float32Array;
  movingVariance: Float32Array;
}

/**
 * (x - mean) / sqrt(variance + epsilon) gamma + beta, unit by unit (Ioffe and Szegedy 2015).
 * @param momentum share of the old running statistics kept at each step
 */
export function createBatchNormLayer(
  { allocate }: KernelMemory,
  { gamma, beta, movingMean, movingVariance }: BatchNormWeights,
  { epsilon, momentum }: { epsilon: number; momentum: number },
  capacity: number,
): DenseLayer {
  const units = gamma.values.length;
  const output = allocate(capacity * units);
  const gradient = allocate(capacity * units);
  const normalized = new Float32Array(capacity * units);
  /** 1 / sqrt(variance + epsilon). */
  const scale = new Float64Array(units);

  return {
    output,
    gradient,
    forward(input, { rows, stride, batchStatistics, keepsStatistics }) {
      for (let j = 0; j < units; j++) {
        const from = j * stride;
        let mean = movingMean[j]!;
        let variance = movingVariance[j]!;
        if (batchStatistics) {
          mean = 0;
          for (let row = 0; row < rows; row++) mean += input[from + row]! / rows;
          variance = 0;
          for (let row = 0; row < rows; row++) variance += (input[from + row]! - mean) ** 2 / rows;
        }
        scale[j] = 1 / Math.sqrt(variance + epsilon);
        for (let row = 0; row < stride; row++) {
          normalized[from + row] = (input[from + row]! - mean) * scale[j]!;
          output[from + row] = normalized[from + row]! * gamma.values[j]! + beta.values[j]!;
        }
        if (!keepsStatistics) continue;
        movingMean[j] = movingMean[j]! * momentum + mean * (1 - momentum);
        movingVariance[j] = movingVariance[j]! * momentum + variance * (1 - momentum);
      }
    },
    backward(_input, inputGradient, { rows, stride, batchStatistics }) {
      for (let j = 0; j < units; j++) {
        const from = j * stride;
        let byBeta = 0;
        let byGamma = 0;
        for (let row = 0; row < rows; row++) {
          byBeta += gradient[from + row]!;
          byGamma += gradient[from + row]! * normalized[from + row]!;
        }
        beta.gradient[j] = byBeta;
        gamma.gradient[j] = byGamma;
        if (inputGradient === null) continue;
        // The batch's own mean and variance move with every input (section 3 of the paper).
        const share = batchStatistics ? 1 / rows : 0;
        const factor = gamma.values[j]! * scale[j]!;
        for (let row = 0; row < rows; row++) {
          const drift = share * (byBeta + normalized[from + row]! * byGamma);
          inputGradient[from + row] = factor * (gradient[from + row]! - drift);
        }
        clearRange(inputGradient, from + rows, from + stride);
      }
    },
  };
}
