import type { ActivationName } from "@/lib/math/activation";
import { fillMask } from "../../dropout-mask";
import { countNumbers, type LayerInfo } from "../../layer-info";
import type { Layer } from "../../schema-layers";
import type { DenseLayer } from "./layer";
import type { KernelMemory } from "./memory";
import type { DenseParameters } from "./parameters";

/** Where a layer stands: what it reads, and where the gradient of that goes. */
interface Place {
  input: Float32Array;
  /** Null for the first layer. */
  inputGradient: Float32Array | null;
  /** Most rows at once. */
  capacity: number;
  memory: KernelMemory;
}

/** @param seed of the dropout masks */
export function createLayer(
  layer: Layer,
  info: LayerInfo,
  parameters: DenseParameters,
  seed: number,
  place: Place,
): DenseLayer {
  switch (layer.kind) {
    case "dense":
      return createDense(info, layer, parameters, place);
    case "activation":
      return createActivation(info, layer.activation, place);
    case "flatten":
      return createActivation(info, "linear", place);
    case "dropout":
      return createDropout(info, layer.rate, seed, place);
    case "batchNorm":
      return createBatchNorm(info, layer, parameters, place);
    default:
      throw new Error(`this engine has no layer ${layer.kind}`);
  }
}

const sizes = ({ inputShape, outputShape }: LayerInfo) => ({
  inputs: countNumbers(inputShape),
  units: countNumbers(outputShape),
});

/** g(x W + b): W [inputs, units], b [units]. */
function createDense(
  info: LayerInfo,
  { activation, bias }: { activation: ActivationName; bias: boolean },
  { getTrained }: DenseParameters,
  { input: x, inputGradient: gx, capacity, memory: { allocate } }: Place,
): DenseLayer {
  const { inputs, units } = sizes(info);
  const kernel = getTrained(`${info.path}/kernel`);
  const shift = bias
    ? getTrained(`${info.path}/bias`)
    : { values: allocate(units), gradient: allocate(units) };
  const output = allocate(capacity * units);
  const gradient = allocate(capacity * units);
  // A linear layer's sums are its output.
  const isLinear = activation === "linear";
  const z = isLinear ? output : allocate(capacity * units);
  const gz = isLinear ? gradient : allocate(capacity * units);
  const weights = { w: kernel.values, b: shift.values, gw: kernel.gradient, gb: shift.gradient };
  const record = {
    kind: "dense",
    activation,
    inputs,
    units,
    ...weights,
    ...{ x, a: output, z, gx, ga: gradient, gz },
  } as const;
  return { output, gradient, record };
}

/** g(x), number by number. The kernels also sum up what for a dense layer is the bias's gradient. */
function createActivation(
  info: LayerInfo,
  activation: ActivationName,
  { input: x, inputGradient: gx, capacity, memory: { allocate } }: Place,
): DenseLayer {
  const { inputs, units } = sizes(info);
  const output = allocate(capacity * units);
  const gradient = allocate(capacity * units);
  const arrays = { x, a: output, z: x, gx, ga: gradient, gz: gx, gb: allocate(units) };
  return { output, gradient, record: { kind: "activation", activation, inputs, units, ...arrays } };
}

/** Sets each number to 0 with probability `rate` and divides the others by 1 - rate (inverted dropout). */
function createDropout(
  info: LayerInfo,
  rate: number,
  seed: number,
  { input: x, inputGradient: gx, capacity, memory: { allocate } }: Place,
): DenseLayer {
  const { inputs, units } = sizes(info);
  const output = allocate(capacity * units);
  const gradient = allocate(capacity * units);
  const mask = allocate(capacity * units);
  return {
    output,
    gradient,
    record: { kind: "dropout", inputs, units, x, a: output, z: mask, gx, ga: gradient },
    prepare({ rows, stride, dropoutStep }) {
      mask.fill(1, 0, stride * units);
      if (dropoutStep === null || rate === 0) return;
      fillMask(mask, { rate, path: info.path, seed }, dropoutStep, rows, units, 1, stride);
    },
  };
}

/**
 * (x - mean) / sqrt(variance + epsilon) gamma + beta, unit by unit (Ioffe and Szegedy 2015).
 * @param momentum share of the old running statistics kept at each step
 */
function createBatchNorm(
  info: LayerInfo,
  { epsilon, momentum }: { epsilon: number; momentum: number },
  { getTrained, getState }: DenseParameters,
  { input: x, inputGradient: gx, capacity, memory: { allocate, allocateDoubles } }: Place,
): DenseLayer {
  const { inputs, units } = sizes(info);
  const output = allocate(capacity * units);
  const gradient = allocate(capacity * units);
  const settings = allocateDoubles(2);
  settings.set([epsilon, momentum]);
  const gamma = getTrained(`${info.path}/gamma`);
  const beta = getTrained(`${info.path}/beta`);
  const weights = { w: gamma.values, b: beta.values, gw: gamma.gradient, gb: beta.gradient };
  const statistics = {
    mean: getState(`${info.path}/movingMean`),
    variance: getState(`${info.path}/movingVariance`),
    scale: allocateDoubles(units),
  };
  const record = {
    kind: "batchNorm",
    inputs,
    units,
    ...weights,
    ...{ x, a: output, z: allocate(capacity * units), gx, ga: gradient },
    ...statistics,
    settings,
  } as const;
  return { output, gradient, record };
}
