import { completeLayers } from "@/lib/experiment/networks/network";
import type { Layer, WrittenLayer } from "@/lib/experiment/schema-layers";
import type { Build } from "./model";
import type { BuiltKind } from "./names";
import { MOST_LAYERS, type State } from "./state";

/** The network in view as a list of its own, to be changed by hand. */
export function takeOver({ network, chosen }: Build): Partial<State> {
  return { source: "own", layers: network.layers.slice(0, MOST_LAYERS), chosen };
}

/** A new layer of a kind. @param channels of the image that it gets, for a residual layer that keeps them */
export function createLayer(kind: BuiltKind, channels: number): Layer {
  const [layer] = completeLayers([write(kind, channels)]);
  return layer as Layer;
}

function write(kind: BuiltKind, channels: number): WrittenLayer {
  switch (kind) {
    case "conv2d":
      return { kind, padding: "same", activation: "relu" };
    case "depthwiseConv2d":
      return { kind, padding: "same", activation: "relu" };
    case "dense":
      return { kind, units: 32, activation: "relu" };
    case "dropout":
      return { kind, rate: 0.25 };
    case "residual":
      return {
        kind,
        layers: [
          { kind: "conv2d", filters: channels, padding: "same", activation: "relu" },
          { kind: "conv2d", filters: channels, padding: "same" },
        ],
        activation: "relu",
      };
    default:
      return { kind };
  }
}

export function replaceLayer({ layers }: State, index: number, layer: Layer): Partial<State> {
  return { layers: layers.map((old, i) => (i === index ? layer : old)) };
}

/** A layer behind the one in view, or the first. */
export function insertLayer({ layers }: State, index: number, layer: Layer): Partial<State> {
  if (layers.length >= MOST_LAYERS) return {};
  const at = Math.min(layers.length, index + 1);
  return { layers: layers.toSpliced(at, 0, layer), chosen: at };
}

export function removeLayer({ layers }: State, index: number): Partial<State> {
  return { layers: layers.toSpliced(index, 1), chosen: Math.max(0, Math.min(index, layers.length - 2)) };
}

/** @param by -1 for nearer to the input, 1 for nearer to the output */
export function moveLayer({ layers }: State, index: number, by: -1 | 1): Partial<State> {
  const [layer, to] = [layers[index], index + by];
  if (layer === undefined || to < 0 || to >= layers.length) return {};
  return { layers: layers.toSpliced(index, 1).toSpliced(to, 0, layer), chosen: to };
}
