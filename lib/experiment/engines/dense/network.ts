import type { ModelInfo } from "../../infer";
import { countNumbers, type LayerInfo } from "../../layer-info";
import type { Experiment } from "../../schema";
import type { Layer } from "../../schema-layers";
import { createLayer } from "./create-layer";
import type { DenseLayer, Pass } from "./layer";
import { recordSize, writeRecords } from "./layer-record";
import type { KernelMemory, MemoryNeed } from "./memory";
import type { DenseParameters } from "./parameters";

/** Layers one behind the other, with the memory for `capacity` examples at once. */
export interface Network {
  capacity: number;
  /** Where a batch is put before `forward`, [features, stride]. */
  input: Float32Array;
  /** Gradient of the loss with respect to the input, like it laid out; null where it is not wanted. */
  inputGradient: Float32Array | null;
  layers: readonly DenseLayer[];
  /** The last layer's output, [outputs, stride]. */
  output: Float32Array;
  /** Where the gradient of the loss with respect to the output is put before `backward`. */
  outputGradient: Float32Array;
  forward(pass: Pass): void;
  /** Fills the gradients of all weights, and of every layer's output. */
  backward(pass: Pass): void;
}

/** Layer kinds that this engine has, unless frozen; all of them keep rows apart, batch normalization aside. */
const kinds: readonly string[] = ["dense", "flatten", "dropout", "batchNorm", "activation"];

export function hasOnlyDenseLayers({ model }: Experiment, info: ModelInfo): boolean {
  // An image is as good as a row of numbers once it is flattened.
  const isRow = info.inputShape.length === 1 || model.layers[0]?.kind === "flatten";
  return (
    isRow &&
    model.layers.every((layer) => kinds.includes(layer.kind) && !("frozen" in layer && layer.frozen === true))
  );
}

/** Numbers and arrays that `createNetwork` takes from the memory, at most. */
export function countNetworkMemory(info: ModelInfo, capacity: number): MemoryNeed {
  const units = info.layers.reduce((sum, { outputShape }) => sum + (outputShape[0] ?? 0), 0);
  const count = info.layers.length;
  const inputs = countNumbers(info.inputShape);
  const numbers = capacity * (2 * inputs + 4 * units) + 2 * units + (recordSize + 4) * count;
  return { numbers, arrays: 3 + 6 * count };
}

export interface NetworkOptions {
  layers: readonly Layer[];
  /** Of the dropout masks. */
  seed: number;
  /** Also the gradient of the input is to be computed. */
  wantsInputGradient?: boolean;
}

export function createNetwork(
  { layers: specs, seed, wantsInputGradient = false }: NetworkOptions,
  info: ModelInfo,
  parameters: DenseParameters,
  memory: KernelMemory,
  capacity: number,
): Network {
  const { kernels } = memory;
  const input = memory.allocate(capacity * countNumbers(info.inputShape));
  const inputGradient = wantsInputGradient ? memory.allocate(input.length) : null;
  const layers: DenseLayer[] = [];
  specs.forEach((layer, index) => {
    const before = layers.at(-1);
    const place = {
      input: before?.output ?? input,
      inputGradient: before?.gradient ?? inputGradient,
      capacity,
      memory,
    };
    layers.push(createLayer(layer, info.layers[index] as LayerInfo, parameters, seed, place));
  });
  const last = layers.at(-1) as DenseLayer;
  const count = layers.length;
  const records = writeRecords(
    memory,
    layers.map(({ record }) => record),
  );
  const prepared = layers.filter(({ prepare }) => prepare !== undefined);

  return {
    capacity,
    input,
    inputGradient,
    layers,
    output: last.output,
    outputGradient: last.gradient,
    forward(pass) {
      for (let i = 0; i < prepared.length; i++) prepared[i]!.prepare?.(pass);
      kernels.forward(records, count, pass.rows, pass.stride, numberStatistics(pass));
    },
    backward(pass) {
      kernels.backward(records, count, pass.rows, pass.stride, numberStatistics(pass));
    },
  };
}

/** As the kernels number them, `assembly/network.ts`. */
function numberStatistics({ batchStatistics, keepsStatistics }: Pass): number {
  return batchStatistics ? (keepsStatistics ? 2 : 1) : 0;
}
