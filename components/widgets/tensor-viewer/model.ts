import type { Volume } from "@/lib/math/convolution";
import type { State } from "./state";

export const channelNames = ["red", "green", "blue"] as const;

/** A square piece of the picture: its upper left pixel and its side. */
export interface Piece {
  row: number;
  column: number;
  side: number;
}

/** The piece with the pixel in its middle, moved inward where it would stand over the rim. */
export function placePiece(
  { row, column, side }: Pick<State, "row" | "column" | "side">,
  { height, width }: Volume,
): Piece {
  const limit = (value: number, end: number) => Math.max(0, Math.min(value, end));
  const half = side >> 1;
  return { row: limit(row - half, height - side), column: limit(column - half, width - side), side };
}

/** The piece cut out, channels x side x side. */
export function cutPiece({ channels, height, width, values }: Volume, { row, column, side }: Piece): Volume {
  const cut = new Float32Array(channels * side * side);
  for (let c = 0; c < channels; c++)
    for (let r = 0; r < side; r++)
      for (let k = 0; k < side; k++)
        cut[(c * side + r) * side + k] = values[(c * height + row + r) * width + column + k] ?? 0;
  return { channels, height: side, width: side, values: cut };
}

/** A value from 0 to 1 as it is written: a whole number to 255, or two decimals. */
export function scaleValue(value: number, scale: State["scale"]): number {
  return scale === "bytes" ? Math.round(255 * value) : Number(value.toFixed(2));
}

/** Red, green and blue of one pixel, scaled. */
export function readPixel(
  { channels, height, width, values }: Volume,
  row: number,
  column: number,
  scale: State["scale"],
): number[] {
  return Array.from({ length: channels }, (_, c) =>
    scaleValue(values[(c * height + row) * width + column] ?? 0, scale),
  );
}
