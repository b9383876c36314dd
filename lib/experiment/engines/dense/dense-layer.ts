import type { ActivationName } from "@/lib/math/activation";
import { activateAll, multiplyBySlopes } from "./activations";
import type { DenseLayer } from "./layer";
import type { TrainedWeight } from "./parameters";
import { multiplyAdd, multiplyByTransposed, multiplyTransposed } from "./products";

/**
 * g(x W + b) for rows x.
 * @param kernel W, [inputs, units]
 * @param bias b, [units]
 * @param capacity most rows at once
 */
export function createDenseLayer(
  kernel: TrainedWeight,
  bias: TrainedWeight | null,
  activation: ActivationName,
  capacity: number,
): DenseLayer {
  const [inputs = 0, units = 0] = kernel.shape;
  const weights = kernel.values;
  const weightGradient = kernel.gradient;
  const biases = bias?.values ?? new Float32Array(units);
  const biasGradient = bias?.gradient ?? new Float64Array(units);
  const sums = new Float64Array(capacity * units);
  const output = new Float64Array(capacity * units);
  const gradient = new Float64Array(capacity * units);
  /** Gradient with respect to the sums. */
  const delta = new Float64Array(capacity * units);

  function forward(input: Float64Array, rows: number): void {
    multiplyAdd(input, weights, biases, sums, rows, inputs, units);
    activateAll(activation, sums, output, rows * units);
  }

  function backward(input: Float64Array, inputGradient: Float64Array | null, rows: number): void {
    multiplyBySlopes(activation, sums, output, gradient, delta, rows * units);
    multiplyTransposed(input, delta, weightGradient, rows, inputs, units);
    biasGradient.fill(0);
    for (let row = 0, at = 0; row < rows; row++)
      for (let j = 0; j < units; j++, at++) biasGradient[j]! += delta[at]!;
    if (inputGradient !== null) multiplyByTransposed(delta, weights, inputGradient, rows, inputs, units);
  }

  return { output, gradient, forward, backward };
}
