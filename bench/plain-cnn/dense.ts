import type { PlainLayer } from "./layer";

/** Weights [units, inputs], so that a unit's are one run of numbers; ReLU unless it is the last. */
export function createDense(inputs: number, units: number, isLast: boolean): PlainLayer {
  const kernel = new Float64Array(units * inputs);
  const bias = new Float64Array(units);
  const byKernel = new Float64Array(kernel.length);
  const byBias = new Float64Array(units);
  const output = new Float64Array(units);
  const byInput = new Float64Array(inputs);
  let input: Float64Array = byInput;

  return {
    weights: [kernel, bias],
    gradients: [byKernel, byBias],
    answer(given) {
      input = given;
      for (let unit = 0, weight = 0; unit < units; unit++) {
        let sum = bias[unit]!;
        for (let i = 0; i < inputs; i++) sum += input[i]! * kernel[weight++]!;
        output[unit] = isLast || sum > 0 ? sum : 0;
      }
      return output;
    },
    learn(byOutput) {
      byInput.fill(0);
      for (let unit = 0; unit < units; unit++) {
        const gradient = isLast || output[unit]! > 0 ? byOutput[unit]! : 0;
        if (gradient === 0) continue;
        byBias[unit]! += gradient;
        for (let i = 0, weight = unit * inputs; i < inputs; i++, weight++) {
          byKernel[weight]! += gradient * input[i]!;
          byInput[i]! += gradient * kernel[weight]!;
        }
      }
      return byInput;
    },
  };
}
