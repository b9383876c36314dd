import type { ActivationName } from "@/lib/math/activation";
import { activateAll, multiplyBySlopes } from "./activations";
import type { DenseLayer } from "./layer";
import type { KernelMemory } from "./memory";

/** g(x), number by number. */
export function createActivationLayer(
  { kernels, allocate }: KernelMemory,
  activation: ActivationName,
  units: number,
  capacity: number,
): DenseLayer {
  const output = allocate(capacity * units);
  const gradient = allocate(capacity * units);
  return {
    output,
    gradient,
    forward: (input, { stride }) => activateAll(kernels, activation, input, output, stride * units),
    backward(input, inputGradient, { stride }) {
      if (inputGradient === null) return;
      multiplyBySlopes(kernels, activation, input, output, gradient, inputGradient, stride * units);
    },
  };
}
