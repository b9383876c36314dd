import type { Axis } from "./convolution";

/** What a layer sees of the picture along one axis: its unit i sees `size` pixels, from `start + i * jump` on. */
export interface Sight {
  size: number;
  /** Pixels from what one unit sees to what the next one sees: the product of all strides so far. */
  jump: number;
  /** First pixel that unit 0 sees; below 0 where it sees padding. */
  start: number;
}

/** Of the picture itself: each pixel sees itself. */
export const pixelSight: Sight = { size: 1, jump: 1, start: 0 };

/**
 * What the next layer sees, from what the one before it sees: r + (span - 1) j, j s, and start - before j
 * (Araujo, Norris and Sim 2019, "Computing receptive fields of convolutional neural networks").
 * @param axis where the next layer's windows lie on the one before
 */
export function growSight({ size, jump, start }: Sight, axis: Axis): Sight {
  return {
    size: size + (axis.span - 1) * jump,
    jump: jump * axis.stride,
    start: start - axis.before * jump,
  };
}

/**
 * In how many ways the signal comes from each place of each layer to one unit of the last, along one axis; over both axes
 * the numbers multiply. Padding is no place: ways from there are not counted.
 * @param axes of the layers, from the first to that of the unit
 * @returns one list for each layer's input, from the picture on, and last the unit's own layer, a single 1
 */
export function countWays(axes: readonly Axis[], unit: number): Float64Array[] {
  const last = new Float64Array(axes.at(-1)?.output ?? 1);
  last[unit] = 1;
  const levels = [last];
  for (const axis of axes.toReversed()) {
    const after = levels[0] as Float64Array;
    const ways = new Float64Array(axis.input);
    after.forEach((count, output) => {
      if (count === 0) return;
      for (let tap = 0; tap < axis.kernel; tap++) {
        const place = output * axis.stride - axis.before + tap * axis.dilation;
        if (place >= 0 && place < axis.input) ways[place] = (ways[place] as number) + count;
      }
    });
    levels.unshift(ways);
  }
  return levels;
}

/** First and last place that is not 0; null where all are. */
export function findExtent(values: ArrayLike<number>): { first: number; last: number } | null {
  let [first, last] = [-1, -1];
  for (let i = 0; i < values.length; i++) {
    if (values[i] === 0) continue;
    if (first < 0) first = i;
    last = i;
  }
  return first < 0 ? null : { first, last };
}
