import type { RgbImage } from "@/lib/math/rgb-image";
import { toGrey } from "@/lib/math/rgb-image";
import { LARGEST_PATCH, type State } from "./state";

/** A picture as it is cut into patches. */
export interface Pixels {
  side: number;
  channels: 1 | 3;
  /** [side, side, channels]. */
  values: Float32Array;
}

/** Pixels between two patches of the sample, along either axis. */
const STRIDE = 2;

export function pickPixels(image: RgbImage, channels: State["channels"]): Pixels {
  return channels === "grey"
    ? { side: image.width, channels: 1, values: toGrey(image) }
    : { side: image.width, channels: 3, values: image.values };
}

export const pickPatch = ({ patch, channels }: Pick<State, "patch" | "channels">): number =>
  Math.min(patch, LARGEST_PATCH[channels]);

/** Writes one patch, [patch, patch, channels], into `out` from `at` on. */
function cutPatch(
  { side, channels, values }: Pixels,
  patch: number,
  [row, column]: readonly [number, number],
  out: Float32Array,
  at: number,
): void {
  const width = patch * channels;
  for (let y = 0; y < patch; y++) {
    const from = ((row + y) * side + column) * channels;
    out.set(values.subarray(from, from + width), at + y * width);
  }
}

/** Patches at every second place, overlapping, row by row: [count, patch · patch · channels]. */
export function collectPatches(pixels: Pixels, patch: number): Float32Array {
  const places = Math.floor((pixels.side - patch) / STRIDE) + 1;
  const size = patch * patch * pixels.channels;
  const out = new Float32Array(places * places * size);
  for (let i = 0; i < places; i++)
    for (let j = 0; j < places; j++)
      cutPatch(pixels, patch, [i * STRIDE, j * STRIDE], out, (i * places + j) * size);
  return out;
}

/**
 * The picture with each pixel as it stands in the whitened patch round it; at the rim, in the nearest patch that fits.
 * @param mean [features], of the patches
 * @param matrix [features, features]
 */
export function filterPixels(
  pixels: Pixels,
  patch: number,
  mean: ArrayLike<number>,
  matrix: Float64Array,
): Pixels {
  const { side, channels } = pixels;
  const features = patch * patch * channels;
  const window = new Float32Array(features);
  const values = new Float32Array(pixels.values.length);
  const middle = patch >> 1;
  const hold = (place: number) => Math.min(side - patch, Math.max(0, place - middle));
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const [top, left] = [hold(row), hold(column)];
      cutPatch(pixels, patch, [top, left], window, 0);
      const inPatch = ((row - top) * patch + (column - left)) * channels;
      for (let c = 0; c < channels; c++) {
        const filter = (inPatch + c) * features;
        let sum = 0;
        for (let i = 0; i < features; i++) sum += matrix[filter + i]! * (window[i]! - mean[i]!);
        values[(row * side + column) * channels + c] = sum;
      }
    }
  return { side, channels, values };
}

/** Of each pixel with its neighbour to the right, all channels together. */
export function correlateNeighbours({ side, channels, values }: Pixels): number {
  let [sumA, sumB, squareA, squareB, product, count] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < side; row++)
    for (let i = row * side * channels; i < ((row + 1) * side - 1) * channels; i++) {
      const [a, b] = [values[i]!, values[i + channels]!];
      sumA += a;
      sumB += b;
      squareA += a * a;
      squareB += b * b;
      product += a * b;
      count++;
    }
  const spread = (square: number, sum: number) => Math.sqrt(Math.max(0, square / count - (sum / count) ** 2));
  const scale = spread(squareA, sumA) * spread(squareB, sumB);
  return scale === 0 ? 0 : (product / count - (sumA * sumB) / count ** 2) / scale;
}
