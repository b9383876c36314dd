import { digitSide } from "@/lib/data/digits/rasterize";
import type { MapsFrame } from "./job";
import type { State } from "./state";

/** One convolution's filters and maps, as they are drawn. */
export interface Stage {
  /** Side of its maps, and of its filters. */
  side: number;
  kernel: number;
  filters: number;
  /** Channels that a filter reads. */
  channels: number;
  /** [filters, side, side] of the digit in view, and of the same before it was moved. */
  maps: Float32Array[];
  stillMaps: Float32Array[];
  /** [filters] of [channels, kernel, kernel]. */
  weights: Float32Array[];
  biases: Float32Array;
  /** Pixels of the image from one map pixel to the next, and the side of what one sees of it. */
  jump: number;
  field: number;
}

/** [side, side, filters] as one [side, side] for each filter. */
function splitChannels(values: Float32Array, filters: number): Float32Array[] {
  const size = values.length / filters;
  return Array.from({ length: filters }, (_, f) =>
    Float32Array.from({ length: size }, (_, i) => values[i * filters + f] ?? 0),
  );
}

export function readStage(
  frame: MapsFrame,
  { layer, width, kernel }: Pick<State, "layer" | "width" | "kernel">,
): Stage | null {
  const isFirst = layer === "first";
  const index = isFirst ? 0 : 2;
  const filters = isFirst ? width : 2 * width;
  const channels = isFirst ? 1 : width;
  const side = isFirst ? digitSide : digitSide / 2;
  const own = isFirst ? kernel : 3;
  const [moved, still] = [frame.moved[index], frame.still[index]];
  const all = frame.weights.find(({ name }) => name === `${index}/kernel`)?.values;
  const biases = frame.weights.find(({ name }) => name === `${index}/bias`)?.values;
  // A frame of the network before its width was changed.
  if (moved?.length !== side * side * filters || all?.length !== own * own * channels * filters) return null;
  if (still === undefined || biases === undefined) return null;
  const weights = Array.from({ length: filters }, (_, f) =>
    Float32Array.from({ length: channels * own * own }, (_, i) => {
      const [channel, tap] = [Math.floor(i / (own * own)), i % (own * own)];
      return all[(tap * channels + channel) * filters + f] ?? 0;
    }),
  );
  return {
    side,
    kernel: own,
    filters,
    channels,
    maps: splitChannels(moved, filters),
    stillMaps: splitChannels(still, filters),
    weights,
    biases: Float32Array.from(biases),
    jump: isFirst ? 1 : 2,
    // The second looks through a pool: 3 windows of 2 that are 2 apart, each seen by a filter of `kernel`.
    field: isFirst ? kernel : kernel + 1 + 2 * 2,
  };
}

/** The part of the image that one map pixel was made from, borders of zeros included. */
export function findWindow({ jump, field }: Stage, row: number, column: number) {
  const half = jump === 1 ? (field - 1) / 2 : (field - 2) / 2;
  return { row: row * jump - half, column: column * jump - half, rows: field, columns: field };
}

export interface Equivariance {
  /** Places compared: those at which neither window touches a border. */
  compared: number;
  /** Largest difference between the moved digit's map and the still digit's map, moved. */
  difference: number;
  /** Largest value of the maps, to hold the difference against. */
  largest: number;
}

/**
 * Whether the maps of a moved digit are the moved maps of the digit: f(shift(x)) = shift(f(x)), away from the borders.
 * Null where the move is no whole number of map pixels, as an odd one is behind a pool of stride 2.
 */
export function compareMaps(
  stage: Stage,
  { right, down }: Pick<State, "right" | "down">,
): Equivariance | null {
  const { side, jump, field, maps, stillMaps } = stage;
  if (right % jump !== 0 || down % jump !== 0) return null;
  const [across, along] = [right / jump, down / jump];
  const margin = Math.ceil((field - 1) / 2 / jump);
  const isInside = (place: number) => place >= margin && place < side - margin;
  let [compared, difference, largest] = [0, 0, 0];
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const [fromRow, fromColumn] = [row - along, column - across];
      if (![row, column, fromRow, fromColumn].every(isInside)) continue;
      compared++;
      maps.forEach((map, f) => {
        const value = map[row * side + column] ?? NaN;
        const before = stillMaps[f]?.[fromRow * side + fromColumn] ?? NaN;
        difference = Math.max(difference, Math.abs(value - before));
        largest = Math.max(largest, Math.abs(value));
      });
    }
  return { compared, difference, largest };
}

/** The likeliest digits, the likeliest first. */
export function rankAnswers(answers: Float32Array): { digit: number; probability: number }[] {
  return Array.from(answers, (probability, digit) => ({ digit, probability })).sort(
    (a, b) => b.probability - a.probability || a.digit - b.digit,
  );
}

/** What a filter of the first layer adds up at one place: weights times pixels, zeros beyond the border, and its bias. */
export function sumWindow(
  { kernel, side, weights, biases }: Stage,
  filter: number,
  { row, column }: { row: number; column: number },
  image: Float32Array,
): { products: number; bias: number } {
  const reach = (kernel - 1) / 2;
  let products = 0;
  for (let r = 0; r < kernel; r++)
    for (let c = 0; c < kernel; c++) {
      const [y, x] = [row + r - reach, column + c - reach];
      if (y < 0 || y >= side || x < 0 || x >= side) continue;
      products += (weights[filter]?.[r * kernel + c] ?? 0) * (image[y * side + x] ?? 0);
    }
  return { products, bias: biases[filter] ?? 0 };
}

/** Largest magnitude of several arrays, and never 0, so that it can end a colour scale. */
export function findScale(parts: readonly Float32Array[]): number {
  return parts.reduce((end, part) => Math.max(end, findPeak(part)), 0) || 1;
}

/** Largest magnitude; 0 for a map on which nothing has answered. */
export function findPeak(values: Float32Array): number {
  return values.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
}
