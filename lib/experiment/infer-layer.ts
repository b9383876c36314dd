import type { Initialization } from "@/lib/math/initialization";
import { describeLayer, describeWeight, failLayer, type LayerPlace, printShape } from "./describe-layer";
import { inferConv2d, inferDepthwiseConv2d, inferGlobalAveragePool, inferPool } from "./infer-convolution";
import { inferResidual } from "./infer-residual";
import { countNumbers, type LayerInfo, type LayerInput } from "./layer-info";
import type { Layer, LayerOf } from "./schema-layers";

/** Shapes, weights and work of one layer. @throws ExperimentError naming the layer */
export function inferLayer(layer: Layer, input: LayerInput, place: LayerPlace): LayerInfo {
  switch (layer.kind) {
    case "dense":
      return inferDense(layer, input, place);
    case "conv2d":
      return inferConv2d(layer, input, place);
    case "depthwiseConv2d":
      return inferDepthwiseConv2d(layer, input, place);
    case "maxPool":
    case "averagePool":
      return inferPool(layer, input, place);
    case "globalAveragePool":
      return inferGlobalAveragePool(layer, input, place);
    case "flatten":
      return describeLayer(layer, input, place, {
        outputShape: [countNumbers(input.shape)],
        receptiveField: null,
      });
    case "repeat":
      if (input.shape.length !== 1)
        failLayer(layer, place, `repeats a row of numbers but gets ${printShape(input.shape)}`);
      return describeLayer(layer, input, place, { outputShape: [layer.times, ...input.shape] });
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
      return inferResidual(layer, input, place, inferLayer);
  }
}

function inferDense(layer: LayerOf<"dense">, input: LayerInput, place: LayerPlace): LayerInfo {
  if (input.shape.length === 3)
    failLayer(
      layer,
      place,
      `needs a row of numbers but gets an image ${printShape(input.shape)}: put a flatten layer before it`,
    );
  const features = input.shape.at(-1) ?? 0;
  const units = layer.units === "outputs" ? place.outputs : layer.units;
  const rows = countNumbers(input.shape.slice(0, -1));
  return describeLayer(layer, input, place, {
    outputShape: [...input.shape.slice(0, -1), units],
    receptiveField: null,
    multiplyAdds: rows * features * units,
    weights: [
      describeWeight(place, "kernel", [features, units], layer.initialization ?? place.initialization),
      ...(layer.bias ? [describeWeight(place, "bias", [units])] : []),
    ],
  });
}

function inferBatchNorm(layer: LayerOf<"batchNorm">, input: LayerInput, place: LayerPlace): LayerInfo {
  const shape = [input.shape.at(-1) ?? 0];
  const one: Initialization = { kind: "constant", value: 1 };
  return describeLayer(layer, input, place, {
    weights: [
      describeWeight(place, "gamma", shape, one),
      describeWeight(place, "beta", shape),
      { ...describeWeight(place, "movingMean", shape), trainable: false },
      { ...describeWeight(place, "movingVariance", shape, one), trainable: false },
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
    failLayer(layer, place, `needs a sequence [time, features] but gets ${printShape(input.shape)}`);
  const { units } = layer;
  const columns = gateCounts[layer.kind] * units;
  const describeDirection = (from: LayerPlace) => {
    const bias = describeWeight(from, "bias", [columns]);
    if (layer.kind === "lstm") bias.forgetBias = layer.forgetBias;
    return [
      describeWeight(from, "kernel", [features, columns], layer.initialization ?? place.initialization),
      describeWeight(from, "recurrentKernel", [units, columns], layer.recurrentInitialization),
      ...(layer.bias ? [bias] : []),
    ];
  };
  const directions = [place, ...(layer.bidirectional ? [{ ...place, path: `${place.path}/backward` }] : [])];
  const width = directions.length * units;
  return describeLayer(layer, input, place, {
    outputShape: layer.returnSequences ? [time, width] : [width],
    multiplyAdds: directions.length * time * (features + units) * columns,
    weights: directions.flatMap(describeDirection),
  });
}
