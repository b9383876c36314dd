import { describeLayer, describeWeight, failLayer, type LayerPlace, printShape } from "./describe-layer";
import { countNumbers, type LayerInfo, type LayerInput, type ReceptiveField } from "./layer-info";
import type { LayerOf } from "./schema-layers";

type WindowLayer = LayerOf<"conv2d" | "depthwiseConv2d" | "maxPool" | "averagePool">;

export function inferConv2d(layer: LayerOf<"conv2d">, input: LayerInput, place: LayerPlace): LayerInfo {
  const { height, width, channels, field } = slide(layer, input, place);
  const shape = [layer.kernel, layer.kernel, channels, layer.filters];
  return describeLayer(layer, input, place, {
    outputShape: [height, width, layer.filters],
    receptiveField: field,
    multiplyAdds: height * width * countNumbers(shape),
    weights: [
      describeWeight(place, "kernel", shape, layer.initialization ?? place.initialization),
      ...(layer.bias ? [describeWeight(place, "bias", [layer.filters])] : []),
    ],
  });
}

export function inferDepthwiseConv2d(
  layer: LayerOf<"depthwiseConv2d">,
  input: LayerInput,
  place: LayerPlace,
): LayerInfo {
  const { height, width, channels, field } = slide(layer, input, place);
  const shape = [layer.kernel, layer.kernel, channels, layer.multiplier];
  const outputs = channels * layer.multiplier;
  return describeLayer(layer, input, place, {
    outputShape: [height, width, outputs],
    receptiveField: field,
    multiplyAdds: height * width * countNumbers(shape),
    weights: [
      describeWeight(place, "depthwiseKernel", shape, layer.initialization ?? place.initialization),
      ...(layer.bias ? [describeWeight(place, "bias", [outputs])] : []),
    ],
  });
}

export function inferPool(
  layer: LayerOf<"maxPool" | "averagePool">,
  input: LayerInput,
  place: LayerPlace,
): LayerInfo {
  if (typeof layer.padding === "number" && layer.padding > layer.size / 2)
    failLayer(layer, place, `has padding ${layer.padding}, more than half its window of ${layer.size}`);
  const { height, width, channels, field } = slide(layer, input, place);
  return describeLayer(layer, input, place, {
    outputShape: [height, width, channels],
    receptiveField: field,
  });
}

export function inferGlobalAveragePool(
  layer: LayerOf<"globalAveragePool">,
  input: LayerInput,
  place: LayerPlace,
): LayerInfo {
  const [, , channels] = readImage(layer, input, place);
  return describeLayer(layer, input, place, { outputShape: [channels], receptiveField: null });
}

/** Size of the image that a window gives as it slides over another, and what one of its pixels sees. */
function slide(layer: WindowLayer, input: LayerInput, place: LayerPlace) {
  const [inputHeight, inputWidth, channels] = readImage(layer, input, place);
  const { padding } = layer;
  const isFilter = "kernel" in layer;
  const extent = isFilter ? (layer.kernel - 1) * layer.dilation + 1 : layer.size;
  const stride = isFilter ? layer.stride : (layer.stride ?? layer.size);
  const measure = (size: number) => {
    if (padding === "same") return Math.ceil(size / stride);
    const rings = padding === "valid" ? 0 : padding;
    return Math.floor((size + 2 * rings - extent) / stride) + 1;
  };
  const [height, width] = [measure(inputHeight), measure(inputWidth)];
  if (height < 1 || width < 1)
    failLayer(
      layer,
      place,
      `cannot put a ${isFilter ? "filter" : "window"} of ${extent}x${extent} on an image of ` +
        `${inputHeight}x${inputWidth}${padding === "valid" ? "" : ` with padding ${padding}`}: ` +
        `make it smaller or add padding`,
    );
  return { height, width, channels, field: growField(input.field, extent, stride) };
}

function readImage(
  layer: WindowLayer | LayerOf<"globalAveragePool">,
  input: LayerInput,
  place: LayerPlace,
): [height: number, width: number, channels: number] {
  if (input.shape.length !== 3)
    failLayer(layer, place, `needs an image [height, width, channels] but gets ${printShape(input.shape)}`);
  return input.shape as [number, number, number];
}

function growField(field: ReceptiveField | null, extent: number, stride: number): ReceptiveField | null {
  return field && { size: field.size + (extent - 1) * field.jump, jump: field.jump * stride };
}
