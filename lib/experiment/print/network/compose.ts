import type { ActivationName } from "@/lib/math/activation";
import { inferModel } from "../../infer";
import type { LayerInfo } from "../../layer-info";
import type { Network } from "../../networks/network";
import type { Layer, LayerOf } from "../../schema-layers";
import { PrintError } from "../print-error";

/** A layer in place, as a library's printer sees it. */
export interface PrintedPlace {
  info: LayerInfo;
  /** Whether all numbers that come in are at least 0, so that zeros around them change no maximum. */
  isPositive: boolean;
}

/** What one library calls things. */
export interface Dialect {
  /** The library's layers for one of ours, each an expression; none for one that does nothing. */
  printLayer(layer: Layer, place: PrintedPlace): string[];
  /** The 1x1 convolution, or for rows of numbers the matrix, of a projecting shortcut. */
  printProjection(info: LayerInfo): string;
  /** Looks whether the library has a residual block's activation. @throws PrintError */
  checkActivation?(activation: ActivationName, info: LayerInfo): void;
  /** The thinning and the zeros of a padded shortcut. */
  printPadding(info: LayerInfo): string;
}

/** A part of the network: one layer, or a residual block, so many times in a row. */
export interface NetworkPart {
  layers: string[];
  /** Of a residual block; null for plain layers. */
  shortcut: string[] | null;
  activation: ActivationName;
  count: number;
}

/**
 * A network's parts in order; equal residual blocks in a row are one part.
 * @throws PrintError for a layer that the library cannot say
 * @throws ExperimentError when the network is impossible
 */
export function listParts(network: Network, dialect: Dialect): NetworkPart[] {
  const { layers } = network;
  const info = inferModel(layers, network);
  const parts: NetworkPart[] = [];
  layers.forEach((layer, index) => {
    const place = info.layers[index] as LayerInfo;
    const before = layers[index - 1];
    const part =
      layer.kind === "residual"
        ? readBlock(layer, place, dialect)
        : {
            layers: dialect.printLayer(layer, { info: place, isPositive: isPositive(before) }),
            shortcut: null,
            activation: "linear" as const,
            count: 1,
          };
    const last = parts.at(-1);
    if (last?.shortcut && JSON.stringify({ ...last, count: 1 }) === JSON.stringify(part)) last.count++;
    else if (part.layers.length > 0) parts.push(part);
  });
  return parts;
}

function readBlock(layer: LayerOf<"residual">, info: LayerInfo, dialect: Dialect): NetworkPart {
  const print = (layers: readonly Layer[], infos: readonly LayerInfo[]) =>
    layers.flatMap((inner, i) =>
      dialect.printLayer(inner, { info: infos[i] as LayerInfo, isPositive: isPositive(layers[i - 1]) }),
    );
  const shortcut = Array.isArray(layer.shortcut)
    ? print(layer.shortcut, info.shortcut)
    : info.shortcutStride === null
      ? []
      : [layer.shortcut === "pad" ? dialect.printPadding(info) : dialect.printProjection(info)];
  dialect.checkActivation?.(layer.activation, info);
  return { layers: print(layer.layers, info.inner), shortcut, activation: layer.activation, count: 1 };
}

function isPositive(before: Layer | undefined): boolean {
  return (
    before !== undefined && "activation" in before && ["relu", "relu6", "sigmoid"].includes(before.activation)
  );
}

/** Rings of zeros that a window needs beside what "same" gives; 0 where "same" does the same. */
export function readRings(layer: LayerOf<"conv2d" | "depthwiseConv2d" | "maxPool" | "averagePool">): {
  rings: number;
  padding: "same" | "valid";
} {
  const { padding } = layer;
  if (typeof padding === "string") return { rings: 0, padding };
  const isFilter = "kernel" in layer;
  const extent = isFilter ? (layer.kernel - 1) * layer.dilation + 1 : layer.size;
  const stride = isFilter ? layer.stride : (layer.stride ?? layer.size);
  if (stride === 1 && 2 * padding === extent - 1) return { rings: 0, padding: "same" };
  return { rings: padding, padding: "valid" };
}

/** @throws PrintError always, naming the layer */
export function refuseLayer({ path, kind }: LayerInfo, reason: string): never {
  const index = Number(path.split("/")[0]);
  throw new PrintError(`Layer ${index + 1} (${kind}) cannot be printed: ${reason}.`, index);
}
