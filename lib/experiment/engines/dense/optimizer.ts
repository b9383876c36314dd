import type { OptimizerSpec } from "../../schema-training";

/**
 * One update in place, by the same rules as the other engine's (lib/experiment/engines/tfjs/optimizer).
 * @param weights [parameters]
 * @param gradient [parameters]
 * @param slots the optimizer's running values, each [parameters]
 * @param step steps before this one
 */
export function updateWeights(
  optimizer: OptimizerSpec,
  rate: number,
  step: number,
  weights: Float32Array,
  gradient: Float32Array,
  slots: readonly Float32Array[],
): void {
  const count = weights.length;
  const [first, second] = slots as [Float32Array, Float32Array];
  switch (optimizer.kind) {
    case "sgd":
      for (let i = 0; i < count; i++) weights[i]! -= rate * gradient[i]!;
      break;
    case "momentum": {
      const { momentum, nesterov } = optimizer;
      for (let i = 0; i < count; i++) {
        const velocity = momentum * first[i]! + gradient[i]!;
        first[i] = velocity;
        weights[i]! -= rate * (nesterov ? momentum * velocity + gradient[i]! : velocity);
      }
      break;
    }
    case "rmsprop": {
      const { decay, epsilon } = optimizer;
      for (let i = 0; i < count; i++) {
        const square = decay * first[i]! + (1 - decay) * gradient[i]! ** 2;
        first[i] = square;
        weights[i]! -= (rate * gradient[i]!) / Math.sqrt(square + epsilon);
      }
      break;
    }
    case "adagrad":
      for (let i = 0; i < count; i++) {
        const square = first[i]! + gradient[i]! ** 2;
        first[i] = square;
        weights[i]! -= (rate * gradient[i]!) / Math.sqrt(square + optimizer.epsilon);
      }
      break;
    case "adam": {
      const { beta1, beta2, epsilon } = optimizer;
      // Kingma and Ba 2015, end of section 2: both bias corrections folded into the rate and epsilon.
      const correction = Math.sqrt(1 - beta2 ** (step + 1));
      const corrected = (rate * correction) / (1 - beta1 ** (step + 1));
      const floor = epsilon * correction;
      for (let i = 0; i < count; i++) {
        const mean = beta1 * first[i]! + (1 - beta1) * gradient[i]!;
        const square = beta2 * second[i]! + (1 - beta2) * gradient[i]! ** 2;
        first[i] = mean;
        second[i] = square;
        weights[i]! -= (corrected * mean) / (Math.sqrt(square) + floor);
      }
    }
  }
}
