import { ExperimentError } from "@/lib/experiment/experiment-error";
import { inferModel, type ModelInfo } from "@/lib/experiment/infer";
import { listAxes } from "@/lib/experiment/list-axes";
import { completeLayers } from "@/lib/experiment/networks/network";
import type { Layer } from "@/lib/experiment/schema-layers";
import type { Axis } from "@/lib/math/convolution";
import { countWays, findExtent, growSight, pixelSight, type Sight } from "@/lib/math/receptive-field";
import type { State, WindowLayer } from "./state";

/** Filters of every convolution: with more of them a single draw is nearer to the mean, and takes longer. */
export const CHANNELS = 4;

/** A picture or the map of a layer, and what of it the chosen unit sees. */
export interface Level {
  /** 0 for the picture, l for the l-th layer. */
  level: number;
  side: number;
  /** Of its units, by the recursion; the border not counted. */
  sight: Sight;
  /** Places along each axis that reach the chosen unit, with the number of ways; null above its layer, or where none does. */
  ways: { rows: Float64Array; columns: Float64Array } | null;
  window: Box | null;
}

/** Places from the first to the last, both included. */
export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Stage {
  layers: Layer[];
  /** Of the layers that are possible. */
  info: ModelInfo;
  levels: Level[];
  /** The unit, on the layers that there are. */
  unit: { layer: number; row: number; column: number };
  /** What it would see if the picture went on beyond its border. */
  whole: Box;
  /** Why a layer is impossible, and which; null when all are possible. */
  fault: { layer: number; message: string } | null;
}

export function writeLayer(layer: WindowLayer, activation: State["activation"]): Layer {
  const { kind, size, stride, dilation, padding } = layer;
  const [written] = completeLayers([
    kind === "conv"
      ? { kind: "conv2d", filters: CHANNELS, kernel: size, stride, dilation, padding, activation }
      : { kind: kind === "max" ? "maxPool" : "averagePool", size, stride, padding },
  ]);
  return written as Layer;
}

function inferStack(layers: readonly Layer[], side: number) {
  // Each initialization keeps the size of the signal under its activation; the bias is 0 at first.
  const isRelu = layers.some((layer) => layer.kind === "conv2d" && layer.activation === "relu");
  const frame = {
    inputShape: [side, side, 1],
    outputs: 1,
    initialization: { kind: isRelu ? ("he" as const) : ("xavier" as const) },
  };
  try {
    return { info: inferModel(layers, frame), fault: null };
  } catch (error) {
    if (!(error instanceof ExperimentError) || error.layer === null) throw error;
    const layer = Number(error.layer);
    return { info: inferModel(layers.slice(0, layer), frame), fault: { layer, message: error.message } };
  }
}

const clamp = (value: number, end: number) => Math.max(0, Math.min(value, end - 1));

/** Everything that is drawn, from the state; only the gradient itself is computed elsewhere. */
export function buildStage(state: State): Stage {
  const layers = state.layers.map((layer) => writeLayer(layer, state.activation));
  const { info, fault } = inferStack(layers, state.side);
  const axes = listAxes(layers.slice(0, info.layers.length), info.layers).map(({ rows }) => rows);
  const sides = [state.side, ...axes.map(({ output }) => output)];
  // Layer -1 is the picture, where even the first layer is impossible.
  const layer = Math.min(state.layer, axes.length - 1);
  const side = sides[layer + 1] ?? 1;
  const unit = { layer, row: clamp(state.row, side), column: clamp(state.column, side) };
  const below = axes.slice(0, layer + 1);
  const rows = layer < 0 ? [singleWay(side, unit.row)] : countWays(below, unit.row);
  const columns = layer < 0 ? [singleWay(side, unit.column)] : countWays(below, unit.column);
  const sights = listSights(axes);
  const levels = sides.map((levelSide, level): Level => {
    const ways = level <= layer + 1 ? { rows: rows[level]!, columns: columns[level]! } : null;
    return { level, side: levelSide, sight: sights[level]!, ways, window: ways && frameWays(ways) };
  });
  const { size, jump, start } = sights[layer + 1]!;
  const [top, left] = [start + unit.row * jump, start + unit.column * jump];
  const whole = { top, left, bottom: top + size - 1, right: left + size - 1 };
  return { layers, info, levels, unit, whole, fault };
}

function singleWay(side: number, place: number): Float64Array {
  const ways = new Float64Array(side);
  ways[place] = 1;
  return ways;
}

function listSights(axes: readonly Axis[]): Sight[] {
  const sights = [pixelSight];
  for (const axis of axes) sights.push(growSight(sights.at(-1)!, axis));
  return sights;
}

function frameWays({ rows, columns }: NonNullable<Level["ways"]>): Box | null {
  const [down, across] = [findExtent(rows), findExtent(columns)];
  return down && across && { top: down.first, bottom: down.last, left: across.first, right: across.last };
}
