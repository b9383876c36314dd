import { activate, type ActivationName, activationSlope } from "./activation";
import { type Initialization, initializeWeights } from "./initialization";
import { multiplyMatrices, transposeMatrix } from "./matrix-product";
import { createRandom } from "./random";

/** A stack of dense layers of equal width, h_l = g(norm(h_{l-1} W_l)), without biases. */
export interface SignalSpec {
  /** Units of every layer, and of the input. */
  width: number;
  /** Number of layers. */
  depth: number;
  /** Input vectors, each of standard normal numbers. */
  batch: number;
  activation: ActivationName;
  initialization: Initialization;
  /** Normalises each unit's pre-activation over the batch (gamma 1, beta 0). */
  batchNorm: boolean;
  seed: number;
}

/** What one layer carries, over the whole batch and all units. */
export interface SignalStatistics {
  mean: number;
  variance: number;
  meanSquare: number;
  /** Units whose value is 0 for every input of the batch. */
  deadUnits: number;
  /** [batch, width], row-major. */
  values: Float32Array;
}

export interface LayerSignal {
  /** 1 for the first layer. */
  layer: number;
  activations: SignalStatistics;
  /** Of a sum of the last layer's activations with standard normal factors, with respect to this layer's activations. */
  gradients: SignalStatistics;
}

/** One layer is done. Forward from 1 to depth, then backward from depth to 1. */
export interface SignalEvent {
  pass: "forward" | "backward";
  /** 1 for the first layer. */
  layer: number;
  statistics: SignalStatistics;
}

/** Added to the variance in batch normalization; Keras' default. */
export const signalEpsilon = 1e-3;

/**
 * Sends a batch of normal numbers forward through a fresh stack of layers and normal gradients backward. The streams are
 * ("inputs"), ("weights", layer from 0) and ("gradients") of the seed.
 */
export function simulateSignal(spec: SignalSpec): LayerSignal[] {
  return collectLayers(walkSignal(spec), spec.depth);
}

/** `simulateSignal` one layer at a time: each layer's weights are drawn when it is reached, and the caller may stop. */
export function* walkSignal(spec: SignalSpec): Generator<SignalEvent, void, void> {
  const { width, depth, batch, seed } = spec;
  yield* walkLayers({
    ...spec,
    depth,
    drawWeights: (layer) =>
      initializeWeights([width, width], spec.initialization, createRandom(seed, "weights", layer)),
    inputs: drawNormal(batch * width, seed, "inputs"),
    outputGradients: drawNormal(batch * width, seed, "gradients"),
  });
}

/** What `propagateSignal` is given: the shape of the stack, its kernels, and what enters at either end. */
export interface SignalPass extends Pick<SignalSpec, "width" | "batch" | "activation" | "batchNorm"> {
  /** One [width, width] kernel per layer, row = input. */
  weights: readonly Float32Array[];
  /** [batch, width]. */
  inputs: Float32Array;
  /** Gradient with respect to the last layer's activations, [batch, width]. */
  outputGradients: Float32Array;
}

/** Forward and backward through given kernels; the part of `simulateSignal` after the draws. */
export function propagateSignal(pass: SignalPass): LayerSignal[] {
  const depth = pass.weights.length;
  const drawWeights = (layer: number) => pass.weights[layer] as Float32Array;
  return collectLayers(walkLayers({ ...pass, depth, drawWeights }), depth);
}

function collectLayers(events: Iterable<SignalEvent>, depth: number): LayerSignal[] {
  const layers = Array.from({ length: depth }, (_, index) => ({ layer: index + 1 })) as LayerSignal[];
  for (const { pass, layer, statistics } of events) {
    const signal = layers[layer - 1] as LayerSignal;
    signal[pass === "forward" ? "activations" : "gradients"] = statistics;
  }
  return layers;
}

interface LayerWalk extends Omit<SignalPass, "weights"> {
  depth: number;
  /** Asked once per layer, from 0. */
  drawWeights: (layer: number) => Float32Array;
}

function* walkLayers(walk: LayerWalk): Generator<SignalEvent, void, void> {
  const { width, batch, activation, depth } = walk;
  const weights: Float32Array[] = [];
  const preActivations: Float32Array[] = [];
  const scales: (Float32Array | null)[] = [];
  let signal = walk.inputs;
  for (let index = 0; index < depth; index++) {
    const kernel = walk.drawWeights(index);
    weights.push(kernel);
    const z = multiplyMatrices(signal, kernel, new Float32Array(batch * width), batch, width, width);
    scales.push(walk.batchNorm ? normalizeColumns(z, batch, width) : null);
    preActivations.push(z);
    signal = z.map((x) => activate(activation, x));
    yield { pass: "forward", layer: index + 1, statistics: summarizeSignal(signal, batch, width) };
  }

  let gradient = walk.outputGradients;
  for (let index = depth - 1; index >= 0; index--) {
    yield { pass: "backward", layer: index + 1, statistics: summarizeSignal(gradient, batch, width) };
    if (index === 0) break;
    const z = preActivations[index] as Float32Array;
    const slopes = gradient.map((g, i) => g * activationSlope(activation, z[i] as number));
    const scale = scales[index];
    if (scale) normalizeGradient(slopes, z, scale, batch, width);
    const transposed = transposeMatrix(weights[index] as Float32Array, width, width);
    gradient = multiplyMatrices(slopes, transposed, new Float32Array(batch * width), batch, width, width);
  }
}

/** Mean, variance, mean square and dead units of [batch, width] values. Keeps `values` without a copy. */
export function summarizeSignal(values: Float32Array, batch: number, width: number): SignalStatistics {
  let sum = 0;
  let squares = 0;
  const alive = new Uint8Array(width);
  for (let row = 0; row < batch; row++)
    for (let unit = 0; unit < width; unit++) {
      const value = values[row * width + unit] as number;
      sum += value;
      squares += value * value;
      if (value !== 0) alive[unit] = 1;
    }
  const count = batch * width;
  const mean = sum / count;
  const meanSquare = squares / count;
  let variance = 0;
  for (const value of values) variance += (value - mean) ** 2;
  const deadUnits = width - alive.reduce((total, isAlive) => total + isAlive, 0);
  return { mean, variance: variance / count, meanSquare, deadUnits, values };
}

/** Normalises each column in place; gives 1 / sqrt(variance + epsilon) of each. */
function normalizeColumns(z: Float32Array, batch: number, width: number): Float32Array {
  const scale = new Float32Array(width);
  for (let unit = 0; unit < width; unit++) {
    let mean = 0;
    for (let row = 0; row < batch; row++) mean += z[row * width + unit] as number;
    mean /= batch;
    let variance = 0;
    for (let row = 0; row < batch; row++) variance += ((z[row * width + unit] as number) - mean) ** 2;
    const factor = 1 / Math.sqrt(variance / batch + signalEpsilon);
    scale[unit] = factor;
    for (let row = 0; row < batch; row++) {
      const at = row * width + unit;
      z[at] = ((z[at] as number) - mean) * factor;
    }
  }
  return scale;
}

/**
 * Turns the gradient of normalised values into that of the values before, in place: the batch's mean and variance depend
 * on every row (Ioffe and Szegedy 2015, section 3).
 */
function normalizeGradient(
  gradient: Float32Array,
  normalized: Float32Array,
  scale: Float32Array,
  batch: number,
  width: number,
): void {
  for (let unit = 0; unit < width; unit++) {
    let mean = 0;
    let along = 0;
    for (let row = 0; row < batch; row++) {
      const at = row * width + unit;
      mean += gradient[at] as number;
      along += (gradient[at] as number) * (normalized[at] as number);
    }
    mean /= batch;
    along /= batch;
    for (let row = 0; row < batch; row++) {
      const at = row * width + unit;
      const rest = (gradient[at] as number) - mean - (normalized[at] as number) * along;
      gradient[at] = rest * (scale[unit] as number);
    }
  }
}

function drawNormal(count: number, seed: number, stream: string): Float32Array {
  const random = createRandom(seed, stream);
  return Float32Array.from({ length: count }, () => random.normal());
}
