import { initializeWeights } from "@/lib/math/initialization";
import { createRandom, type Random } from "@/lib/math/random";
import type { ModelInfo } from "./infer";
import type { WeightInfo } from "./layer-info";

/** One weight tensor's values. */
export interface Weight {
  name: string;
  shape: readonly number[];
  /** Row-major. */
  values: Float32Array;
}
export type Weights = Weight[];

/** All tensors of a model, in the order in which they are read, written and trained. */
export function listWeights(info: ModelInfo): WeightInfo[] {
  return info.layers.flatMap((layer) => layer.weights);
}

/** First values of every weight: each tensor from the stream ("weights", its name) of the seed. */
export function initializeModel(info: ModelInfo, seed: number): Weights {
  return listWeights(info).map((weight) => {
    const random = createRandom(seed, "weights", weight.name);
    const values =
      weight.role === "depthwiseKernel"
        ? initializeDepthwise(weight, random)
        : initializeWeights(weight.shape, weight.initialization, random);
    // Keras' order of gates: input, forget, candidate, output.
    const units = values.length / 4;
    if (weight.forgetBias !== undefined) values.fill(weight.forgetBias, units, 2 * units);
    return { name: weight.name, shape: weight.shape, values };
  });
}

/** Channel by channel, since an output sums over the window of one channel alone: that is its fan-in. */
function initializeDepthwise({ shape, initialization }: WeightInfo, random: Random): Float32Array {
  const [height = 1, width = 1, channels = 1, multiplier = 1] = shape;
  const values = new Float32Array(height * width * channels * multiplier);
  for (let channel = 0; channel < channels; channel++)
    initializeWeights([height, width, 1, multiplier], initialization, random).forEach((value, i) => {
      const position = Math.floor(i / multiplier);
      values[(position * channels + channel) * multiplier + (i % multiplier)] = value;
    });
  return values;
}
