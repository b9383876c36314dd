import type { ActivationName } from "@/lib/math/activation";
import { activateAll, multiplyBySlopes } from "./activations";
import type { DenseLayer } from "./layer";
import type { KernelMemory } from "./memory";
import type { TrainedWeight } from "./parameters";

/**
 * g(x W + b).
 * @param kernel W, [inputs, units]
 * @param bias b, [units]
 * @param capacity most rows at once
 */
export function createDenseLayer(
  { kernels, allocate }: KernelMemory,
  kernel: TrainedWeight,
  bias: TrainedWeight | null,
  activation: ActivationName,
  capacity: number,
): DenseLayer {
  const [inputs = 0, units = 0] = kernel.shape;
  const biases = bias?.values ?? allocate(units);
  const biasGradient = bias?.gradient ?? allocate(units);
  const output = allocate(capacity * units);
  const gradient = allocate(capacity * units);
  // A linear layer's sums are its output.
  const isLinear = activation === "linear";
  const sums = isLinear ? output : allocate(capacity * units);
  const delta = isLinear ? gradient : allocate(capacity * units);

  return {
    output,
    gradient,
    forward(input, { stride }) {
      kernels.multiplyAdd(
        input.byteOffset,
        kernel.values.byteOffset,
        biases.byteOffset,
        sums.byteOffset,
        inputs,
        units,
        stride,
      );
      activateAll(kernels, activation, sums, output, stride * units);
    },
    backward(input, inputGradient, { stride }) {
      multiplyBySlopes(kernels, activation, sums, output, gradient, delta, stride * units);
      kernels.propagate(
        input.byteOffset,
        kernel.values.byteOffset,
        delta.byteOffset,
        kernel.gradient.byteOffset,
        biasGradient.byteOffset,
        inputGradient?.byteOffset ?? 0,
        inputs,
        units,
        stride,
      );
    },
  };
}
