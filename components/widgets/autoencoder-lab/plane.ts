/** Digits held back whose codes are drawn. */
export const SHOWN = 300;
/** Of these, the first ones are drawn themselves. */
export const STRIP = 8;
/** Decodings along a side of the plane. */
export const TILES = 11;
/** A place in the plane, as a share of what it shows. */
export interface Place {
  x: number;
  y: number;
}

/** What only a code of two numbers has. */
export interface PlaneView {
  /** [SHOWN, 2]. */
  codes: Float32Array;
  /** The codes at the plane's lower left and upper right corner, [2] each. */
  low: Float32Array;
  high: Float32Array;
  /** Decoded at the place, [PIXELS]. */
  decoded: Float32Array;
  /** Decoded at each of TILES x TILES places, row by row from the top. */
  tiles: Float32Array;
}

/** The code at a place of the plane. */
export function toCode({ low, high }: Pick<PlaneView, "low" | "high">, { x, y }: Place): [number, number] {
  const along = (axis: 0 | 1, share: number) => low[axis]! + ((share + 1) / 2) * (high[axis]! - low[axis]!);
  return [along(0, x), along(1, y)];
}

/** Around all codes, with a little room. @param codes [count, 2] */
export function findCorners(codes: Float32Array): Pick<PlaneView, "low" | "high"> {
  const low = new Float32Array(2).fill(Infinity);
  const high = new Float32Array(2).fill(-Infinity);
  codes.forEach((value, i) => {
    low[i % 2] = Math.min(low[i % 2]!, value);
    high[i % 2] = Math.max(high[i % 2]!, value);
  });
  for (const axis of [0, 1]) {
    const room = 0.06 * (high[axis]! - low[axis]!) + 1e-6;
    low[axis]! -= room;
    high[axis]! += room;
  }
  return { low, high };
}
