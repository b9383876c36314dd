import type { Initialization } from "@/lib/math/initialization";
import { ExperimentError } from "./experiment-error";
import {
  countNumbers,
  type LayerInfo,
  type LayerInput,
  type ReceptiveField,
  type WeightInfo,
  type WeightRole,
} from "./layer-info";
import type { Layer, LayerOf } from "./schema-layers";

export interface LayerPlace {
  path: string;
  outputs: number;
  initialization: Initialization;
}

/** Shapes, weights and work of one layer. @throws ExperimentError naming the layer */
export function inferLayer(layer: Layer, input: LayerInput, place: LayerPlace): LayerInfo {
  switch (layer.kind) {
    case "dense":
      return inferDense(layer, input, place);
    case "conv2d":
      return inferConv2d(layer, input, place);
    case "maxPool":
    case "averagePool":
      return inferPool(layer, input, place);
    case "flatten":
      return describeLayer(layer, input, place, {
        outputShape: [countNumbers(input.shape)],
        receptiveField: null,
      });
    case "dropout":
    case "activation":
      return describeLayer(layer, input, place, {});
    case "batchNorm":
      return inferBatchNorm(layer, input, place);
    case "rnn":
    case "lstm":
    case "gru":
      return inferRecurrent(layer, input, place);
    case "residual":
      return inferResidual(layer, input, place);
  }
}

function inferDense(layer: LayerOf<"dense">, input: LayerInput, place: LayerPlace): LayerInfo {
  if (input.shape.length === 3)
    fail(
      layer,
      place,
      `needs a row of numbers but gets an image ${print(input.shape)}: put a flatten layer before it`,
    );
  const features = input.shape.at(-1) ?? 0;
  const units = layer.units === "outputs" ? place.outputs : layer.units;
  const rows = countNumbers(input.shape.slice(0, -1));
  return describeLayer(layer, input, place, {
    outputShape: [...input.shape.slice(0, -1), units],
    receptiveField: null,
    multiplyAdds: rows * features * units,
    weights: [
      weigh(place, "kernel", [features, units], layer.initialization ?? place.initialization),
      ...(layer.bias ? [weigh(place, "bias", [units])] : []),
    ],
  });
}

function inferConv2d(layer: LayerOf<"conv2d">, input: LayerInput, place: LayerPlace): LayerInfo {
  const [height, width] = slide(layer, input, place, {
    extent: (layer.kernel - 1) * layer.dilation + 1,
    what: "filter",
  });
  const channels = input.shape[2] as number;
  const shape = [layer.kernel, layer.kernel, channels, layer.filters];
  return describeLayer(layer, input, place, {
    outputShape: [height, width, layer.filters],
    receptiveField: growField(input.field, (layer.kernel - 1) * layer.dilation + 1, layer.stride),
    multiplyAdds: height * width * countNumbers(shape),
    weights: [
      weigh(place, "kernel", shape, layer.initialization ?? place.initialization),
      ...(layer.bias ? [weigh(place, "bias", [layer.filters])] : []),
    ],
  });
}

function inferPool(
  layer: LayerOf<"maxPool" | "averagePool">,
  input: LayerInput,
  place: LayerPlace,
): LayerInfo {
  const stride = layer.stride ?? layer.size;
  if (typeof layer.padding === "number" && layer.padding > layer.size / 2)
    fail(layer, place, `has padding ${layer.padding}, more than half its window of ${layer.size}`);
  const [height, width] = slide({ ...layer, stride }, input, place, { extent: layer.size, what: "window" });
  return describeLayer(layer, input, place, {
    outputShape: [height, width, input.shape[2] as number],
    receptiveField: growField(input.field, layer.size, stride),
  });
}

function inferBatchNorm(layer: LayerOf<"batchNorm">, input: LayerInput, place: LayerPlace): LayerInfo {
  const shape = [input.shape.at(-1) ?? 0];
  const one: Initialization = { kind: "constant", value: 1 };
  return describeLayer(layer, input, place, {
    weights: [
      weigh(place, "gamma", shape, one),
      weigh(place, "beta", shape),
      { ...weigh(place, "movingMean", shape), trainable: false },
      { ...weigh(place, "movingVariance", shape, one), trainable: false },
    ],
  });
}

const gateCounts = { rnn: 1, lstm: 4, gru: 3 } as const;

function inferRecurrent(
  layer: LayerOf<"rnn" | "lstm" | "gru">,
  input: LayerInput,
  place: LayerPlace,
): LayerInfo {
  const [time, features] = input.shape;
  if (input.shape.length !== 2 || time === undefined || features === undefined)
    fail(layer, place, `needs a sequence [time, features] but gets ${print(input.shape)}`);
  const { units } = layer;
  const columns = gateCounts[layer.kind] * units;
  const bias = weigh(place, "bias", [columns]);
  if (layer.kind === "lstm") bias.forgetBias = layer.forgetBias;
  return describeLayer(layer, input, place, {
    outputShape: layer.returnSequences ? [time, units] : [units],
    multiplyAdds: time * (features + units) * columns,
    weights: [
      weigh(place, "kernel", [features, columns], layer.initialization ?? place.initialization),
      weigh(place, "recurrentKernel", [units, columns], layer.recurrentInitialization),
      ...(layer.bias ? [bias] : []),
    ],
  });
}

function inferResidual(layer: LayerOf<"residual">, input: LayerInput, place: LayerPlace): LayerInfo {
  let inside = input;
  const inner = layer.layers.map((innerLayer, index) => {
    const info = inferLayer(innerLayer, inside, { ...place, path: `${place.path}/${index}` });
    inside = { shape: info.outputShape, field: info.receptiveField };
    return info;
  });
  const weights = inner.flatMap((info) => info.weights);
  let multiplyAdds = inner.reduce((sum, info) => sum + info.multiplyAdds, 0);
  let projectionStride: number | null = null;
  const from = input.shape;
  const to = inside.shape;
  if (from.join() !== to.join()) {
    projectionStride = findProjectionStride(from, to);
    if (projectionStride === null)
      fail(
        layer,
        place,
        `turns ${print(from)} into ${print(to)}: no projection can add the one to the other`,
      );
    const field = from.length === 3 ? [1, 1] : [];
    const shape = [...field, from.at(-1) as number, to.at(-1) as number];
    const projected = { ...place, path: `${place.path}/projection` };
    weights.push(weigh(projected, "kernel", shape, place.initialization));
    multiplyAdds += countNumbers(to) * (from.at(-1) as number);
  }
  return {
    ...describeLayer(layer, input, place, {
      outputShape: to,
      receptiveField: inside.field,
      multiplyAdds,
      weights,
    }),
    inner,
    projectionStride,
  };
}

/** Stride with which 1x1 filters bring an image to the wanted size, 1 for other shapes; null when none does. */
function findProjectionStride(from: readonly number[], to: readonly number[]): number | null {
  if (from.length !== to.length) return null;
  if (from.length < 3) return from.slice(0, -1).join() === to.slice(0, -1).join() ? 1 : null;
  for (let stride = 1; stride <= 16; stride++) {
    const fits = [0, 1].every((axis) => Math.ceil((from[axis] as number) / stride) === to[axis]);
    if (fits) return stride;
  }
  return null;
}

/** Output height and width of a window that slides over an image. */
function slide(
  layer: LayerOf<"conv2d"> | (LayerOf<"maxPool" | "averagePool"> & { stride: number }),
  input: LayerInput,
  place: LayerPlace,
  window: { extent: number; what: string },
): [number, number] {
  if (input.shape.length !== 3)
    fail(layer, place, `needs an image [height, width, channels] but gets ${print(input.shape)}`);
  const { stride, padding } = layer;
  const sizes = input.shape.slice(0, 2).map((size) => {
    if (padding === "same") return Math.ceil(size / stride);
    const rings = padding === "valid" ? 0 : padding;
    return Math.floor((size + 2 * rings - window.extent) / stride) + 1;
  });
  const [height = 0, width = 0] = sizes;
  if (height < 1 || width < 1)
    fail(
      layer,
      place,
      `cannot put a ${window.what} of ${window.extent}x${window.extent} on an image of ` +
        `${input.shape[0]}x${input.shape[1]}${padding === "valid" ? "" : ` with padding ${padding}`}: ` +
        `make it smaller or add padding`,
    );
  return [height, width];
}

function growField(field: ReceptiveField | null, extent: number, stride: number): ReceptiveField | null {
  return field && { size: field.size + (extent - 1) * field.jump, jump: field.jump * stride };
}

function weigh(
  place: LayerPlace,
  role: WeightRole,
  shape: readonly number[],
  initialization: Initialization = { kind: "zeros" },
): WeightInfo {
  return { name: `${place.path}/${role}`, role, shape, trainable: true, initialization };
}

function describeLayer(
  layer: Layer,
  input: LayerInput,
  place: LayerPlace,
  found: Partial<Pick<LayerInfo, "outputShape" | "weights" | "multiplyAdds" | "receptiveField">>,
): LayerInfo {
  const weights = found.weights ?? [];
  const count = (trainable: boolean) =>
    weights.reduce(
      (sum, weight) => sum + (weight.trainable === trainable ? countNumbers(weight.shape) : 0),
      0,
    );
  return {
    path: place.path,
    kind: layer.kind,
    inputShape: input.shape,
    outputShape: found.outputShape ?? input.shape,
    weights,
    parameters: count(true),
    states: count(false),
    multiplyAdds: found.multiplyAdds ?? 0,
    receptiveField: found.receptiveField === undefined ? input.field : found.receptiveField,
    inner: [],
    projectionStride: null,
  };
}

/** Layers are numbered from 1 for the reader: "Layer 3 (conv2d)", "Layer 3, inner layer 2 (dense)". */
function fail(layer: Layer, place: LayerPlace, fault: string): never {
  const [outer, inner] = place.path.split("/").map((index) => Number(index) + 1);
  const name = inner === undefined ? `Layer ${outer}` : `Layer ${outer}, inner layer ${inner}`;
  throw new ExperimentError("shape", `${name} (${layer.kind}) ${fault}.`, place.path);
}

const print = (shape: readonly number[]) => `[${shape.join(", ")}]`;
