import {
  convolve,
  measureGeometry,
  type ConvolutionOptions,
  type FilterBank,
  type Geometry,
  type Volume,
} from "@/lib/math/convolution";
import { spellOutput, type Term } from "@/lib/math/convolution-windows";
import { explainFault } from "./explain";
import type { State } from "./state";

/** The weights of one filter, as learning leaves them. */
export interface Learned {
  filter: number;
  weights: Float32Array;
  bias: number;
}

/** Everything that is drawn, from the state and the image. */
export interface Stage {
  image: Volume;
  bank: FilterBank;
  options: ConvolutionOptions;
  geometry: Geometry;
  /** Why no window fits, in words; then there is no output and no term. */
  fault: string | null;
  /** All filters' outputs. */
  output: Volume;
  filter: number;
  row: number;
  column: number;
  /** The products of the output on stage. */
  terms: Term[];
  bias: number;
  sum: number;
}

/** Channels x rows x columns as nested lists, as one volume. */
export function toVolume(image: number[][][]): Volume {
  const height = image[0]?.length ?? 0;
  const width = image[0]?.[0]?.length ?? 0;
  return { channels: image.length, height, width, values: Float32Array.from(image.flat(2)) };
}

export function toBank(state: Pick<State, "filters" | "biases">, learned: Learned | null = null): FilterBank {
  const channels = state.filters[0]?.length ?? 0;
  const side = state.filters[0]?.[0]?.length ?? 0;
  const weights = Float32Array.from(state.filters.flat(3));
  const biases = Float32Array.from(state.biases);
  if (learned !== null && learned.weights.length === channels * side * side) {
    weights.set(learned.weights, learned.filter * learned.weights.length);
    biases[learned.filter] = learned.bias;
  }
  return { count: state.filters.length, channels, height: side, width: side, weights, biases };
}

export function readOptions(
  state: Pick<State, "padding" | "rings" | "stride" | "dilation" | "flip">,
): ConvolutionOptions {
  const { stride, dilation, flip } = state;
  return { stride, dilation, flip, padding: state.padding === "custom" ? state.rings : state.padding };
}

const clamp = (value: number, end: number) => Math.max(0, Math.min(value, end - 1));

export function buildStage(state: State, image: Volume, learned: Learned | null = null): Stage {
  const bank = toBank(state, learned);
  const options = readOptions(state);
  const geometry = measureGeometry(image, bank, options);
  const fault = explainFault(geometry, state.padding);
  const output = convolve(image, bank, options);
  const filter = clamp(state.filter, bank.count);
  const row = clamp(state.row, geometry.rows.output);
  const column = clamp(state.column, geometry.columns.output);
  const terms = fault === null ? spellOutput(image, bank, options, filter, { row, column }) : [];
  const bias = bank.biases[filter] ?? 0;
  const sum = terms.reduce((total, term) => total + term.product, bias);
  return { image, bank, options, geometry, fault, output, filter, row, column, terms, bias, sum };
}

/** One number of a volume. */
export function readValue(volume: Volume, channel: number, row: number, column: number): number {
  return volume.values[(channel * volume.height + row) * volume.width + column] ?? 0;
}

/** The outputs in reading order: where the walk stands, of how many. */
export function countSteps(stage: Stage): { index: number; count: number } {
  const { rows, columns } = stage.geometry;
  const count = stage.fault === null ? rows.output * columns.output : 0;
  return { index: stage.row * columns.output + stage.column, count };
}
