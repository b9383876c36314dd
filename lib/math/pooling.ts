/**
 * Max and average pooling of one map, forward and backward, for any window, stride and padding. Padding holds no number:
 * it never is the maximum and is not counted in the mean.
 */
import { measureGeometry, type ConvolutionOptions, type Geometry } from "./convolution";

/** One channel; `values` row by row. */
export interface PoolingMap {
  height: number;
  width: number;
  values: Float32Array;
}

export interface PoolingOptions {
  kind: "max" | "average";
  /** Side of the square window, in pixels. */
  size: number;
  stride: number;
  /** A number: that many rings, at most half the window, so that each window holds a pixel. */
  padding: ConvolutionOptions["padding"];
}

/** Output sizes and places of the windows; the same arithmetic as a convolution's. */
export function measurePooling(map: { height: number; width: number }, options: PoolingOptions): Geometry {
  const { size, stride, padding } = options;
  return measureGeometry(map, { height: size, width: size }, { stride, padding, dilation: 1, flip: false });
}

/** The pixels under one window in reading order, as indices into the map; padding is left out. */
export function listPixels(
  map: { height: number; width: number },
  { rows, columns }: Geometry,
  output: { row: number; column: number },
): number[] {
  const top = output.row * rows.stride - rows.before;
  const left = output.column * columns.stride - columns.before;
  const pixels: number[] = [];
  for (let row = Math.max(0, top); row < Math.min(map.height, top + rows.kernel); row++)
    for (let column = Math.max(0, left); column < Math.min(map.width, left + columns.kernel); column++)
      pixels.push(row * map.width + column);
  return pixels;
}

/** The largest of some pixels; of equal ones the first, which is also what TensorFlow.js and PyTorch take. */
export function findMaximum(map: PoolingMap, pixels: readonly number[]): number {
  let best = pixels[0] ?? 0;
  for (const pixel of pixels) if ((map.values[pixel] ?? 0) > (map.values[best] ?? 0)) best = pixel;
  return best;
}

/** The pooled map, [output rows, output columns]; empty where no window fits. */
export function pool(map: PoolingMap, options: PoolingOptions): PoolingMap {
  const geometry = measurePooling(map, options);
  const [height, width] = [geometry.rows.output, geometry.columns.output];
  const values = Float32Array.from({ length: height * width }, (_, n) => {
    const pixels = listPixels(map, geometry, { row: Math.floor(n / width), column: n % width });
    if (options.kind === "max") return map.values[findMaximum(map, pixels)] ?? 0;
    return pixels.reduce((sum, pixel) => sum + (map.values[pixel] ?? 0), 0) / pixels.length;
  });
  return { height, width, values };
}

/**
 * The gradient of a loss by each pixel, of the map's shape, from its gradient by each output. Max pooling hands each
 * output's gradient whole to the pixel that was the maximum; average pooling shares it equally. Where windows overlap, a
 * pixel's shares add up.
 * @param incoming by each output, row by row
 * @param until only the first so many windows in reading order
 */
export function poolGradient(
  map: PoolingMap,
  incoming: ArrayLike<number>,
  options: PoolingOptions,
  until = Infinity,
): Float32Array {
  const geometry = measurePooling(map, options);
  const width = geometry.columns.output;
  const count = Math.min(until, geometry.rows.output * width);
  const gradient = new Float32Array(map.values.length);
  for (let n = 0; n < count; n++) {
    const pixels = listPixels(map, geometry, { row: Math.floor(n / width), column: n % width });
    const receivers = options.kind === "max" ? [findMaximum(map, pixels)] : pixels;
    for (const pixel of receivers)
      gradient[pixel] = (gradient[pixel] ?? 0) + (incoming[n] ?? 0) / receivers.length;
  }
  return gradient;
}
