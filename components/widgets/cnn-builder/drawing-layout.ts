import type { Build } from "./model";

/** Heights of the drawing's three parts, in CSS pixels. */
export const SHAPES = 118;
export const BARS = 58;
export const TITLE = 20;
export const HEIGHT = SHAPES + 2 * (BARS + TITLE) + 4;

/** One column of the drawing: the image that goes in, or what a layer gives. */
export interface Column {
  /** -1 for the input. */
  layer: number;
  x: number;
  width: number;
  /** Of the block; 0 from the fault on. */
  high: number;
  wide: number;
  /** A row of numbers in place of an image. */
  isRow: boolean;
  parameters: number;
  multiplyAdds: number;
}

const SMALLEST = 3;
/** A network of few layers has room for more, but its blocks would no longer look like piles of maps. */
const WIDEST = 46;

/**
 * Blocks as high as the root of the image's side and as wide as the root of its channels: all of VGG-16 has then room on
 * one scale. Rows of numbers are thin bars, as high as the root of their length.
 */
export function layOut({ network, layers }: Build, width: number): Column[] {
  const step = width / (layers.length + 1);
  const shapes = [network.inputShape, ...layers.map(({ info }) => info?.outputShape ?? null)];
  const most = (read: (shape: readonly number[]) => number) =>
    Math.max(1, ...shapes.map((shape) => (shape === null ? 0 : read(shape))));
  const side = most((shape) => (shape.length === 3 ? (shape[0] ?? 0) : 0));
  const channels = most((shape) => (shape.length === 3 ? (shape[2] ?? 0) : 0));
  const length = most((shape) => (shape.length === 1 ? (shape[0] ?? 0) : 0));
  const grow = (value: number, end: number, room: number) =>
    Math.max(SMALLEST, Math.sqrt(value / end) * room);
  return shapes.map((shape, index): Column => {
    const info = layers[index - 1]?.info;
    const isRow = shape !== null && shape.length !== 3;
    const place = { layer: index - 1, x: index * step, width: step, isRow };
    const counts = { parameters: info?.parameters ?? 0, multiplyAdds: info?.multiplyAdds ?? 0 };
    if (shape === null) return { ...place, ...counts, high: 0, wide: 0 };
    return {
      ...place,
      ...counts,
      high: isRow ? grow(shape[0] ?? 1, length, 0.8 * SHAPES) : grow(shape[0] ?? 1, side, SHAPES - 8),
      wide: isRow
        ? Math.min(4, 0.5 * step)
        : Math.min(0.86 * step, grow(shape[2] ?? 1, channels, Math.min(WIDEST, 0.86 * step))),
    };
  });
}
