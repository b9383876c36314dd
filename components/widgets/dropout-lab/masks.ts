import { fillMask, type MaskStream } from "@/lib/experiment/dropout-mask";
import type { Experiment } from "@/lib/experiment/schema";
import { type ForwardPass, type Network, predictSum, sendForward } from "./model";
import type { Neuron } from "./state";

/** The dropout layers of a model, and how many neurons each masks. */
function listStreams({ model, training }: Experiment): (MaskStream & { units: number })[] {
  return model.layers.flatMap((layer, index) => {
    const before = model.layers[index - 1];
    if (layer.kind !== "dropout" || before?.kind !== "dense" || before.units === "outputs") return [];
    return [{ seed: training.seed, path: String(index), rate: layer.rate, units: before.units }];
  });
}

/**
 * The masks that a training step puts on one example, as the engines draw them: [dropout layers][units], 0 or 1 / (1 - p).
 * @param step steps trained before it
 * @param row the example's place in the batch, from 0
 */
export function drawMasks(experiment: Experiment, step: number, row: number): Float32Array[] {
  return listStreams(experiment).map(({ units, ...stream }) => {
    const mask = new Float32Array((row + 1) * units).fill(1);
    if (stream.rate > 0) fillMask(mask, stream, step, row + 1, units, units, 1);
    return mask.subarray(row * units);
  });
}

/** One neuron's weighted sum, without its bias, under mask after mask. */
export interface SumSample {
  /** One sum for each mask. */
  sums: Float64Array;
  /** Mean of the first 1, 2, ... of them. */
  means: Float64Array;
  /** The sum without dropout. */
  whole: number;
  /** What theory says of the mean; null where masks lie before masks, and there is no exact rule. */
  mean: number | null;
  /** The standard deviation over masks: by theory where there is one, else as measured. */
  std: number;
}

export interface SampleSpec {
  network: Network;
  /** Its dropout layers and seed say which masks there are. */
  experiment: Experiment;
  input: readonly number[];
  row: number;
  neuron: Neuron;
  /** The masks are those of this training step and the next ones. */
  step: number;
  count: number;
  scaled: boolean;
}

/** Sends the same example through the same weights under the masks of many training steps. */
export function sampleSums({ network, input, neuron, count, scaled, ...spec }: SampleSpec): SumSample {
  const { experiment, row, step } = spec;
  const rate = listStreams(experiment)[0]?.rate ?? 0;
  const read = (pass: ForwardPass) => pass.sums[neuron.layer - 1]?.[neuron.unit] ?? NaN;
  const sums = Float64Array.from({ length: count }, (_, index) => {
    const masks = drawMasks(experiment, step + index, row);
    return read(sendForward(network, input, scaled ? masks : masks.map((mask) => unscale(mask, rate))));
  });
  let total = 0;
  const means = sums.map((sum, index) => (total += sum) / (index + 1));
  const pass = sendForward(network, input, null);
  const theory = predict(network, pass, neuron, rate, scaled);
  return {
    sums,
    means,
    whole: read(pass),
    mean: theory?.mean ?? null,
    std: theory?.std ?? measureStd(sums),
  };
}

const unscale = (mask: Float32Array, rate: number) => mask.map((factor) => factor * (1 - rate));

function predict(
  { layers }: Network,
  pass: ForwardPass,
  { layer, unit }: Neuron,
  rate: number,
  scaled: boolean,
): { mean: number; std: number } | null {
  if (layer === 1) return { mean: pass.sums[0]?.[unit] ?? NaN, std: 0 };
  // Behind two masked layers the inputs themselves depend on masks, through an activation that is not linear.
  if (layer > 2) return null;
  const dense = layers[1];
  const inputs = pass.outputs[0];
  if (dense === undefined || inputs === undefined) return null;
  const products = inputs.map((value, j) => value * (dense.kernel[j * dense.units + unit] ?? NaN));
  return predictSum(products, rate, scaled);
}

function measureStd(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
