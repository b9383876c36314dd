import {
  createAxesMatrix,
  findPrincipalAxes,
  type PrincipalAxes,
  scaleAxes,
} from "@/lib/math/principal-axes";
import { collectPatches, correlateNeighbours, filterPixels, type Pixels } from "./patches";

/** What is known of a picture before any whitening: it does not change with the floor. */
export interface Sample {
  pixels: Pixels;
  patch: number;
  /** Numbers in a patch. */
  features: number;
  /** Patches that were looked at. */
  count: number;
  axes: PrincipalAxes;
}

/** Below this the largest variance is the rounding of its mean: no picture of 256 levels has so little. */
const NOTHING = 1e-12;

export function studyPatches(pixels: Pixels, patch: number): Sample {
  const features = patch * patch * pixels.channels;
  const patches = collectPatches(pixels, patch);
  return {
    pixels,
    patch,
    features,
    count: patches.length / features,
    axes: findPrincipalAxes(patches, features),
  };
}

/** The sample whitened with one floor. */
export interface Whitened {
  /** The floor itself: the share of the largest eigenvalue, times that. */
  floor: number;
  /** Of each axis: 1 / √(eigenvalue + floor). */
  scale: Float64Array;
  /** ZCA's: row k is the filter of the patch's number k, [features, features]. */
  matrix: Float64Array;
  /** Variance along each axis afterwards. */
  values: Float64Array;
  /** [features, features], before and after. */
  covariances: { before: Float64Array; after: Float64Array };
  picture: Pixels;
  /** Of neighbouring pixels, before and after. */
  correlations: { before: number; after: number };
}

/** @param share of the largest eigenvalue that is added to all of them */
export function whitenSample({ pixels, patch, axes }: Sample, share: number): Whitened {
  const floor = share * axes.values[0]!;
  const scale = axes.values[0]! > NOTHING ? scaleAxes(axes.values, floor) : axes.values.map(() => 0);
  const matrix = createAxesMatrix(axes.vectors, scale);
  // Rounding can leave an eigenvalue of 0 a trace below it.
  const values = axes.values.map((value, k) => Math.max(0, value) * scale[k]! ** 2);
  const picture = filterPixels(pixels, patch, axes.mean, matrix);
  return {
    floor,
    scale,
    matrix,
    values,
    covariances: {
      before: createAxesMatrix(axes.vectors, axes.values),
      after: createAxesMatrix(axes.vectors, values),
    },
    picture,
    correlations: { before: correlateNeighbours(pixels), after: correlateNeighbours(picture) },
  };
}

/** Filters side by side in as many rows as columns: [rows · patch, columns · patch, channels]. */
export interface Mosaic {
  rows: number;
  columns: number;
  values: Float32Array;
  /** Largest magnitude, where full colour stands. */
  max: number;
}

/**
 * One filter for each place of the patch (ZCA), in the order of the places, or for each eigenvector (PCA), that of the
 * largest eigenvalue first. In colour, ZCA's are those of the green of each place.
 */
export function arrangeFilters(sample: Sample, { matrix, scale }: Whitened, kind: "zca" | "pca"): Mosaic {
  const { patch, features, pixels, axes } = sample;
  const { channels } = pixels;
  const across = kind === "zca" ? patch : Math.ceil(Math.sqrt(features));
  const down = kind === "zca" ? patch : Math.ceil(features / across);
  const side = across * patch;
  const values = new Float32Array(down * patch * side * channels);
  const pick = (n: number, i: number) =>
    kind === "zca"
      ? matrix[(n * channels + (channels >> 1)) * features + i]!
      : axes.vectors[n * features + i]! * scale[n]!;
  const filters = kind === "zca" ? patch * patch : features;
  for (let n = 0; n < filters; n++) {
    const [top, left] = [Math.floor(n / across) * patch, (n % across) * patch];
    // Each PCA filter on its own scale: that of the last is some hundred times that of the first.
    const unit =
      kind === "zca"
        ? 1
        : 1 /
          Math.max(
            1e-12,
            largestOf(features, (i) => pick(n, i)),
          );
    for (let i = 0; i < features; i++) {
      const [pixel, c] = [Math.floor(i / channels), i % channels];
      const at = (top + Math.floor(pixel / patch)) * side + left + (pixel % patch);
      values[at * channels + c] = pick(n, i) * unit;
    }
  }
  return {
    rows: down * patch,
    columns: side,
    values,
    max: largestOf(values.length, (i) => values[i]!),
  };
}

function largestOf(count: number, read: (i: number) => number): number {
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, Math.abs(read(i)));
  return largest;
}
