/**
 * The arithmetic of a 2-D convolution layer, for any filter size, padding, stride and dilation.
 * Layout everywhere: channels first, `values[(channel * height + row) * width + column]`.
 */

export interface Volume {
  channels: number;
  height: number;
  width: number;
  /** channels x height x width numbers. */
  values: Float32Array;
}

export interface FilterBank {
  count: number;
  channels: number;
  height: number;
  width: number;
  /** count x channels x height x width numbers. */
  weights: Float32Array;
  /** One number per filter, added to every one of its outputs. */
  biases: Float32Array;
}

export interface ConvolutionOptions {
  stride: number;
  /** Distance between neighbouring weights, in pixels: 1 for an ordinary filter. */
  dilation: number;
  /** Rings of zeros: none, as many as keep the size at stride 1 (TensorFlow's rule), or a number on each side. */
  padding: "valid" | "same" | number;
  /** True for the mathematicians' convolution (filter turned by 180 degrees), false for what libraries compute. */
  flip: boolean;
}

/** One side of the picture: where the windows lie along it. All in pixels. */
export interface Axis {
  input: number;
  kernel: number;
  stride: number;
  dilation: number;
  /** What one window spans, holes included: dilation * (kernel - 1) + 1. */
  span: number;
  /** Zeros before the first pixel, and after the last. */
  before: number;
  after: number;
  /** Number of windows: 0 when not even one fits. */
  output: number;
  /** Pixels (padding included) beyond the last window, which nothing reads. */
  unread: number;
}

export interface Geometry {
  rows: Axis;
  columns: Axis;
}

/** floor((input + before + after - span) / stride) + 1, with every part of the sum kept. */
export function measureAxis(input: number, kernel: number, options: ConvolutionOptions): Axis {
  const { stride, dilation, padding } = options;
  const span = dilation * (kernel - 1) + 1;
  let before = 0;
  let after = 0;
  if (padding === "same") {
    const total = Math.max((Math.ceil(input / stride) - 1) * stride + span - input, 0);
    before = Math.floor(total / 2);
    after = total - before;
  } else if (padding !== "valid") {
    before = padding;
    after = padding;
  }
  const room = input + before + after - span;
  const output = room < 0 ? 0 : Math.floor(room / stride) + 1;
  const unread = room < 0 ? input + before + after : room - (output - 1) * stride;
  return { input, kernel, stride, dilation, span, before, after, output, unread };
}

export function measureGeometry(
  image: { height: number; width: number },
  filter: { height: number; width: number },
  options: ConvolutionOptions,
): Geometry {
  return {
    rows: measureAxis(image.height, filter.height, options),
    columns: measureAxis(image.width, filter.width, options),
  };
}

/** Index of the weight that meets tap `tap` of a window: the same, or counted from the other end when flipped. */
export function weightIndex(tap: number, kernel: number, flip: boolean): number {
  return flip ? kernel - 1 - tap : tap;
}

/** First and one past the last output whose tap at `offset` lies inside the image, not in the padding. */
function insideRange(axis: Axis, offset: number): [number, number] {
  const first = Math.max(0, Math.ceil((axis.before - offset) / axis.stride));
  const last = Math.floor((axis.input - 1 + axis.before - offset) / axis.stride);
  return [first, Math.min(axis.output, last + 1)];
}

/**
 * The layer's output: count x rows x columns, before any activation function.
 * Sums in double precision, rounds once.
 * @throws Error when the filters do not have the image's number of channels.
 */
export function convolve(image: Volume, bank: FilterBank, options: ConvolutionOptions): Volume {
  if (bank.channels !== image.channels)
    throw new Error(`A filter of ${bank.channels} channels cannot read an image of ${image.channels}`);
  const { rows, columns } = measureGeometry(image, bank, options);
  const size = rows.output * columns.output;
  const values = new Float32Array(bank.count * size);
  const sums = new Float64Array(size);
  for (let f = 0; f < bank.count; f++) {
    sums.fill(bank.biases[f] ?? 0);
    for (let c = 0; c < image.channels; c++)
      for (let ky = 0; ky < bank.height; ky++)
        for (let kx = 0; kx < bank.width; kx++) {
          const wy = weightIndex(ky, bank.height, options.flip);
          const wx = weightIndex(kx, bank.width, options.flip);
          const weight = bank.weights[((f * bank.channels + c) * bank.height + wy) * bank.width + wx] ?? 0;
          if (weight !== 0) addTap(sums, image, c, weight, rows, ky, columns, kx);
        }
    values.set(sums, f * size);
  }
  return { channels: bank.count, height: rows.output, width: columns.output, values };
}

/** Adds `weight` times the pixel under one tap to every window's sum. */
function addTap(
  sums: Float64Array,
  image: Volume,
  channel: number,
  weight: number,
  rows: Axis,
  ky: number,
  columns: Axis,
  kx: number,
): void {
  const [top, bottom] = insideRange(rows, ky * rows.dilation);
  const [left, right] = insideRange(columns, kx * columns.dilation);
  for (let oy = top; oy < bottom; oy++) {
    const y = oy * rows.stride + ky * rows.dilation - rows.before;
    const start = (channel * image.height + y) * image.width + kx * columns.dilation - columns.before;
    const target = oy * columns.output;
    for (let ox = left; ox < right; ox++)
      sums[target + ox]! += weight * image.values[start + ox * columns.stride]!;
  }
}

/**
 * Side in pixels of what one output of the last of these layers sees of the input: each layer adds (span - 1) steps
 * of the size that the strides before it have made.
 */
export function measureReceptiveField(
  layers: readonly { kernel: number; stride?: number; dilation?: number }[],
): number {
  let field = 1;
  let step = 1;
  for (const { kernel, stride = 1, dilation = 1 } of layers) {
    field += dilation * (kernel - 1) * step;
    step *= stride;
  }
  return field;
}
