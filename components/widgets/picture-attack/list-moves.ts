import type { PictureFrame } from "./job";

export interface Move {
  row: number;
  column: number;
  channel: number;
  from: number;
  to: number;
}

/** As many as a table of them can be read. */
const most = 60;

/** The values that were moved, the furthest first. */
export function listMoves(
  original: Float32Array,
  changed: Float32Array,
  [, columns, channels]: PictureFrame["shape"],
): Move[] {
  return Array.from(changed, (to, i) => {
    const pixel = Math.floor(i / channels);
    const place = { row: Math.floor(pixel / columns), column: pixel % columns, channel: i % channels };
    return { ...place, from: original[i] ?? NaN, to };
  })
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
    .slice(0, most);
}
