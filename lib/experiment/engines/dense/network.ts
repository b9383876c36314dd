import type { ModelInfo } from "../../infer";
import type { LayerInfo } from "../../layer-info";
import type { Experiment } from "../../schema";
import type { Layer } from "../../schema-layers";
import { createActivationLayer } from "./activation-layer";
import { createBatchNormLayer } from "./batch-norm-layer";
import { createDenseLayer } from "./dense-layer";
import { createDropoutLayer } from "./dropout-layer";
import type { DenseLayer, Pass } from "./layer";
import type { KernelMemory } from "./memory";
import type { DenseParameters } from "./parameters";

/** Layers one behind the other, with the memory for `capacity` examples at once. */
export interface Network {
  capacity: number;
  /** Where a batch is put before `forward`, [features, stride]. */
  input: Float32Array;
  layers: readonly DenseLayer[];
  /** The last layer's output, [outputs, stride]. */
  output: Float32Array;
  /** Where the gradient of the loss with respect to the output is put before `backward`. */
  outputGradient: Float32Array;
  forward(pass: Pass): void;
  /** Fills the gradients of all weights, and of every layer's output. */
  backward(pass: Pass): void;
}

/** Layer kinds that this engine has; all of them keep rows apart, batch normalization aside. */
const kinds: readonly string[] = ["dense", "dropout", "batchNorm", "activation"];

export function hasOnlyDenseLayers({ model }: Experiment, info: ModelInfo): boolean {
  return info.inputShape.length === 1 && model.layers.every(({ kind }) => kinds.includes(kind));
}

/** Numbers and arrays that `createNetwork` and the parameters take from the memory, at most. */
export function countMemory(info: ModelInfo, capacity: number): { numbers: number; arrays: number } {
  const units = info.layers.reduce((sum, { outputShape }) => sum + (outputShape[0] ?? 0), 0);
  const numbers = 2 * info.parameters + capacity * ((info.inputShape[0] ?? 0) + 4 * units) + 2 * units;
  return { numbers, arrays: 3 + 6 * info.layers.length };
}

export function createNetwork(
  { model, training }: Experiment,
  info: ModelInfo,
  parameters: DenseParameters,
  memory: KernelMemory,
  capacity: number,
): Network {
  const input = memory.allocate(capacity * (info.inputShape[0] ?? 0));
  const layers = model.layers.map((layer, index) =>
    createLayer(layer, info.layers[index] as LayerInfo, parameters, memory, training.seed, capacity),
  );
  const last = layers.at(-1) as DenseLayer;
  const inputOf = (index: number) => (index === 0 ? input : (layers[index - 1] as DenseLayer).output);

  return {
    capacity,
    input,
    layers,
    output: last.output,
    outputGradient: last.gradient,
    forward(pass) {
      for (let i = 0; i < layers.length; i++) layers[i]!.forward(inputOf(i), pass);
    },
    backward(pass) {
      for (let i = layers.length - 1; i >= 0; i--)
        layers[i]!.backward(inputOf(i), i === 0 ? null : layers[i - 1]!.gradient, pass);
    },
  };
}

function createLayer(
  layer: Layer,
  { path, outputShape }: LayerInfo,
  parameters: DenseParameters,
  memory: KernelMemory,
  seed: number,
  capacity: number,
): DenseLayer {
  const units = outputShape[0] ?? 0;
  const trained = (role: string) => parameters.getTrained(`${path}/${role}`);
  switch (layer.kind) {
    case "dense":
      return createDenseLayer(
        memory,
        trained("kernel"),
        layer.bias ? trained("bias") : null,
        layer.activation,
        capacity,
      );
    case "activation":
      return createActivationLayer(memory, layer.activation, units, capacity);
    case "dropout":
      return createDropoutLayer(memory, { rate: layer.rate, path, seed }, units, capacity);
    case "batchNorm": {
      const weights = {
        gamma: trained("gamma"),
        beta: trained("beta"),
        movingMean: parameters.getState(`${path}/movingMean`),
        movingVariance: parameters.getState(`${path}/movingVariance`),
      };
      return createBatchNormLayer(memory, weights, layer, capacity);
    }
    default:
      throw new Error(`this engine has no layer ${layer.kind}`);
  }
}
