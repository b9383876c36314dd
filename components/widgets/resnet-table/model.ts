import { inferModel, type ModelInfo } from "@/lib/experiment/infer";
import type { LayerInfo } from "@/lib/experiment/layer-info";
import { createCifarResnet, type ResnetDepth } from "@/lib/experiment/networks/resnet";
import type { BlockKind } from "@/lib/experiment/networks/residual-stage";

/** One convolution of a block, with the batch normalization behind it. */
export interface ConvolutionCount {
  kernel: number;
  stride: number;
  inputs: number;
  outputs: number;
  weights: number;
  /** Scales and shifts of the normalization. */
  normalization: number;
}

export interface BlockCount {
  kind: BlockKind;
  inputShape: readonly number[];
  outputShape: readonly number[];
  convolutions: ConvolutionCount[];
  /** Null where the input goes to the sum as it is. */
  projection: ConvolutionCount | null;
  parameters: number;
}

export interface PartCount {
  name: string;
  /** Empty for the first convolution and the last layer. */
  blocks: BlockCount[];
  /** Convolutions and dense layers on the longest way. */
  layers: number;
  parameters: number;
  outputShape: readonly number[];
}

export interface ResnetCount {
  depth: ResnetDepth;
  block: BlockKind;
  /** The first convolution, the four stages, the last layer. */
  parts: PartCount[];
  parameters: number;
  multiplyAdds: number;
}

const counted = new Map<ResnetDepth, ResnetCount>();

/** A ResNet for CIFAR-10, counted part by part from its list of layers. */
export function countResnet(depth: ResnetDepth): ResnetCount {
  const known = counted.get(depth);
  if (known !== undefined) return known;
  const network = createCifarResnet(depth);
  const count = readCounts(depth, inferModel(network.layers, network));
  counted.set(depth, count);
  return count;
}

function readCounts(depth: ResnetDepth, info: ModelInfo): ResnetCount {
  const first = info.layers.findIndex(({ kind }) => kind === "residual");
  const last = info.layers.findLastIndex(({ kind }) => kind === "residual");
  const residual = info.layers.slice(first, last + 1);
  const sides = [...new Set(residual.map(({ outputShape }) => outputShape[0]))];
  const stages = sides.map((side, index) =>
    countPart(
      `Stage ${index + 1}`,
      residual.filter(({ outputShape }) => outputShape[0] === side),
    ),
  );
  return {
    depth,
    block: stages[0]?.blocks[0]?.kind ?? "basic",
    parts: [
      countPart("First convolution", info.layers.slice(0, first)),
      ...stages,
      countPart("Last layer", info.layers.slice(last + 1)),
    ],
    parameters: info.parameters,
    multiplyAdds: info.multiplyAdds,
  };
}

const isWeighted = ({ kind }: LayerInfo) => kind === "conv2d" || kind === "dense";

function countPart(name: string, layers: readonly LayerInfo[]): PartCount {
  const onTheWay = layers.flatMap((layer) => (layer.kind === "residual" ? layer.inner : [layer]));
  return {
    name,
    blocks: layers.filter(({ kind }) => kind === "residual").map(countBlock),
    layers: onTheWay.filter(isWeighted).length,
    parameters: layers.reduce((sum, { parameters }) => sum + parameters, 0),
    outputShape: layers.at(-1)?.outputShape ?? [],
  };
}

function countBlock({ inner, shortcut, inputShape, outputShape, parameters }: LayerInfo): BlockCount {
  const convolutions = countConvolutions(inner);
  return {
    kind: convolutions.length === 2 ? "basic" : "bottleneck",
    inputShape,
    outputShape,
    convolutions,
    projection: countConvolutions(shortcut)[0] ?? null,
    parameters,
  };
}

function countConvolutions(layers: readonly LayerInfo[]): ConvolutionCount[] {
  return layers.flatMap((layer, index) => {
    if (layer.kind !== "conv2d") return [];
    const [kernel = 0, , inputs = 0, outputs = 0] = layer.weights[0]?.shape ?? [];
    const stride = Math.round((layer.inputShape[0] ?? 1) / (layer.outputShape[0] ?? 1));
    const normalization = layers[index + 1]?.parameters ?? 0;
    return { kernel, stride, inputs, outputs, weights: layer.parameters, normalization };
  });
}
