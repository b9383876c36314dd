import type { Weights } from "@/lib/experiment/initialize";
import { type ActivationName, activate } from "@/lib/math/activation";

/** Dense layers one behind the other; all but the last have the activation. */
export interface Network {
  layers: { kernel: Float32Array; bias: Float32Array; inputs: number; units: number }[];
  activation: ActivationName;
}

/** One example on its way through the network. */
export interface ForwardPass {
  input: readonly number[];
  /** Weighted sums of each layer without the bias, which no mask touches: [layers][units]. */
  sums: Float64Array[];
  /** What each hidden layer gives, before its mask: [hidden layers][units]. */
  outputs: Float64Array[];
  /** What of it goes on to the next layer: each output times its mask. */
  passed: Float64Array[];
  /** The last layer's sum with its bias: the logit of the second class. */
  logit: number;
}

/** @param weights of dense layers, in their order, kernels [inputs, units] */
export function readNetwork(weights: Weights, activation: ActivationName): Network {
  const layers = weights
    .filter(({ shape }) => shape.length === 2)
    .map(({ name, shape, values }) => {
      const [inputs = 0, units = 0] = shape;
      const bias = weights.find((other) => other.name === name.replace("kernel", "bias"));
      return { kernel: values, bias: bias?.values ?? new Float32Array(units), inputs, units };
    });
  return { layers, activation };
}

/**
 * The forward pass of one example, dropout included.
 * @param masks a factor for each neuron of each hidden layer, 0 for one that is dropped: [hidden layers][units]; null
 * for no dropout, as after training
 */
export function sendForward(
  { layers, activation }: Network,
  input: readonly number[],
  masks: readonly ArrayLike<number>[] | null,
): ForwardPass {
  const sums: Float64Array[] = [];
  const outputs: Float64Array[] = [];
  const passed: Float64Array[] = [];
  let arriving: ArrayLike<number> = input;
  let logit = NaN;
  layers.forEach(({ kernel, bias, inputs, units }, index) => {
    const sum = new Float64Array(units);
    for (let i = 0; i < inputs; i++)
      for (let unit = 0; unit < units; unit++) sum[unit]! += arriving[i]! * kernel[i * units + unit]!;
    sums.push(sum);
    if (index === layers.length - 1) {
      logit = (sum[0] ?? NaN) + (bias[0] ?? 0);
      return;
    }
    const output = sum.map((value, unit) => activate(activation, value + bias[unit]!));
    const mask = masks?.[index] ?? null;
    arriving = mask === null ? output : output.map((value, unit) => value * mask[unit]!);
    outputs.push(output);
    passed.push(arriving as Float64Array);
  });
  return { input, sums, outputs, passed, logit };
}

/**
 * Mean and standard deviation of a sum of products over masks that drop each of its inputs by itself. Exact.
 * @param products w_j h_j for each input j, without dropout
 * @param rate p, the chance of being dropped
 * @param scaled whether what is kept is divided by 1 - p
 */
export function predictSum(
  products: ArrayLike<number>,
  rate: number,
  scaled: boolean,
): { mean: number; std: number } {
  let [sum, squares] = [0, 0];
  for (let j = 0; j < products.length; j++) {
    sum += products[j]!;
    squares += products[j]! ** 2;
  }
  const kept = scaled ? 1 : 1 - rate;
  return { mean: kept * sum, std: kept * Math.sqrt((rate / (1 - rate)) * squares) };
}
