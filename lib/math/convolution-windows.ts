import {
  measureGeometry,
  weightIndex,
  type Axis,
  type ConvolutionOptions,
  type FilterBank,
  type Geometry,
  type Volume,
} from "./convolution";

/** One product of an output's sum. `row` and `column` are the pixel's; outside the image it is a padding zero. */
export interface Term {
  channel: number;
  row: number;
  column: number;
  padding: boolean;
  weightRow: number;
  weightColumn: number;
  pixel: number;
  weight: number;
  product: number;
}

/** Every product of one output, in reading order of the window, channel by channel. */
export function spellOutput(
  image: Volume,
  bank: FilterBank,
  options: ConvolutionOptions,
  filter: number,
  output: { row: number; column: number },
): Term[] {
  const { rows, columns } = measureGeometry(image, bank, options);
  const terms: Term[] = [];
  for (let channel = 0; channel < image.channels; channel++)
    for (let ky = 0; ky < bank.height; ky++)
      for (let kx = 0; kx < bank.width; kx++) {
        const row = output.row * rows.stride + ky * rows.dilation - rows.before;
        const column = output.column * columns.stride + kx * columns.dilation - columns.before;
        const padding = row < 0 || column < 0 || row >= image.height || column >= image.width;
        const pixel = padding
          ? 0
          : (image.values[(channel * image.height + row) * image.width + column] ?? 0);
        const weightRow = weightIndex(ky, bank.height, options.flip);
        const weightColumn = weightIndex(kx, bank.width, options.flip);
        const weight =
          bank.weights[
            ((filter * bank.channels + channel) * bank.height + weightRow) * bank.width + weightColumn
          ] ?? 0;
        const product = pixel * weight;
        terms.push({ channel, row, column, padding, weightRow, weightColumn, pixel, weight, product });
      }
  return terms;
}

/** One output that a pixel feeds, and the weight through which it does. */
export interface Feed {
  row: number;
  column: number;
  weightRow: number;
  weightColumn: number;
}

/** The reverse of the window: every output that reads this pixel (the same in each channel and for each filter). */
export function findOutputsFedBy(
  geometry: Geometry,
  pixel: { row: number; column: number },
  flip: boolean,
): Feed[] {
  const along = (axis: Axis, position: number) => {
    const hits: { output: number; weight: number }[] = [];
    for (let tap = axis.kernel - 1; tap >= 0; tap--) {
      const output = (position + axis.before - tap * axis.dilation) / axis.stride;
      if (Number.isInteger(output) && output >= 0 && output < axis.output)
        hits.push({ output, weight: weightIndex(tap, axis.kernel, flip) });
    }
    return hits;
  };
  const columns = along(geometry.columns, pixel.column);
  return along(geometry.rows, pixel.row).flatMap((row) =>
    columns.map((column) => ({
      row: row.output,
      column: column.output,
      weightRow: row.weight,
      weightColumn: column.weight,
    })),
  );
}

/**
 * All windows as the rows of a matrix, [outputs, channels x kernel height x kernel width], so that the layer becomes
 * one matrix product with the weights (the "im2col" form). `every` keeps only each n-th output, to bound the size.
 */
export function extractPatches(
  image: Volume,
  filter: { height: number; width: number },
  options: ConvolutionOptions,
  every = 1,
): { patches: Float32Array; outputs: Int32Array; length: number } {
  const { rows, columns } = measureGeometry(image, filter, options);
  const length = image.channels * filter.height * filter.width;
  const count = Math.ceil((rows.output * columns.output) / every);
  const patches = new Float32Array(count * length);
  const outputs = Int32Array.from({ length: count }, (_, n) => n * every);
  outputs.forEach((output, n) => {
    const top = Math.floor(output / columns.output) * rows.stride - rows.before;
    const left = (output % columns.output) * columns.stride - columns.before;
    for (let c = 0; c < image.channels; c++)
      for (let wy = 0; wy < filter.height; wy++)
        for (let wx = 0; wx < filter.width; wx++) {
          const y = top + weightIndex(wy, filter.height, options.flip) * rows.dilation;
          const x = left + weightIndex(wx, filter.width, options.flip) * columns.dilation;
          if (y < 0 || x < 0 || y >= image.height || x >= image.width) continue;
          patches[n * length + (c * filter.height + wy) * filter.width + wx] =
            image.values[(c * image.height + y) * image.width + x]!;
        }
  });
  return { patches, outputs, length };
}
