import type { ActivationName } from "@/lib/math/activation";
import { activateAll, multiplyBySlopes } from "./activations";
import type { DenseLayer } from "./layer";

/** g(x), number by number. */
export function createActivationLayer(
  activation: ActivationName,
  units: number,
  capacity: number,
): DenseLayer {
  const output = new Float64Array(capacity * units);
  const gradient = new Float64Array(capacity * units);
  return {
    output,
    gradient,
    forward: (input, rows) => activateAll(activation, input, output, rows * units),
    backward(input, inputGradient, rows) {
      if (inputGradient === null) return;
      multiplyBySlopes(activation, input, output, gradient, inputGradient, rows * units);
    },
  };
}
