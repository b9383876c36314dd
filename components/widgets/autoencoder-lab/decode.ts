import type { Weights } from "@/lib/experiment/initialize";
import type { Experiment } from "@/lib/experiment/schema";
import { activate } from "@/lib/math/activation";
import { multiplyMatrices } from "@/lib/math/matrix-product";

/**
 * What the layers behind the code make of any codes: the decoder by itself.
 * @param codes [count, latent]
 * @param codeLayer the layer that gives the code
 * @returns [count, pixels]
 */
export function decode(
  { model }: Experiment,
  weights: Weights,
  codeLayer: number,
  codes: Float32Array,
  count: number,
): Float32Array {
  const read = (name: string) => weights.find((weight) => weight.name === name)?.values ?? new Float32Array();
  let values = codes;
  for (let index = codeLayer + 1; index < model.layers.length; index++) {
    const layer = model.layers[index];
    if (layer?.kind !== "dense") throw new Error(`a decoder has dense layers, not ${layer?.kind}`);
    const bias = read(`${index}/bias`);
    const units = bias.length;
    const kernel = read(`${index}/kernel`);
    const sums = new Float32Array(count * units);
    multiplyMatrices(values, kernel, sums, count, kernel.length / units, units);
    values = sums.map((sum, i) => activate(layer.activation, sum + bias[i % units]!));
  }
  return values;
}
