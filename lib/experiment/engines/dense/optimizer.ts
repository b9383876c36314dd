import type { OptimizerSpec } from "../../schema-training";
import type { KernelMemory } from "./memory";

/** One update in place of the weights by their gradient; `step` is how many there were before. */
export type UpdateWeights = (rate: number, step: number) => void;

/**
 * The same rules as the other engine's, lib/experiment/engines/tfjs/optimizer. All arrays are kernel memory.
 * @param weights [parameters]
 * @param gradient [parameters]
 * @param slots the optimizer's running values, each [parameters]
 */
export function createUpdate(
  { kernels }: KernelMemory,
  optimizer: OptimizerSpec,
  weights: Float32Array,
  gradient: Float32Array,
  slots: readonly Float32Array[],
): UpdateWeights {
  const [w, g, u = 0, v = 0] = [weights, gradient, ...slots].map(({ byteOffset }) => byteOffset) as [
    number,
    number,
    ...number[],
  ];
  const bytes = weights.byteLength;
  switch (optimizer.kind) {
    case "sgd":
      return (rate) => kernels.descend(w, g, bytes, rate);
    case "momentum": {
      const { momentum, nesterov } = optimizer;
      return (rate) => kernels.descendWithMomentum(w, g, u, bytes, rate, momentum, Number(nesterov));
    }
    case "rmsprop": {
      const { decay, epsilon } = optimizer;
      return (rate) => kernels.descendByRoots(w, g, u, bytes, rate, decay, 1 - decay, epsilon);
    }
    case "adagrad": {
      const { epsilon } = optimizer;
      return (rate) => kernels.descendByRoots(w, g, u, bytes, rate, 1, 1, epsilon);
    }
    case "adam": {
      const { beta1, beta2, epsilon } = optimizer;
      return (rate, step) => {
        // Kingma and Ba 2015, end of section 2: both bias corrections folded into the rate and epsilon.
        const correction = Math.sqrt(1 - beta2 ** (step + 1));
        const corrected = (rate * correction) / (1 - beta1 ** (step + 1));
        const floor = epsilon * correction;
        kernels.descendByMoments(w, g, u, v, bytes, corrected, beta1, 1 - beta1, beta2, 1 - beta2, floor);
      };
    }
  }
}
