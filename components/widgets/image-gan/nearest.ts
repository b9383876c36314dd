import { PIXELS } from "./counts";

export interface Nearest {
  index: number;
  /** Root of the mean square of a pixel's difference, where ink goes from 0 to 1. */
  distance: number;
}

/**
 * The picture of several that differs least from one.
 * @param picture [PIXELS]
 * @param pictures [count, PIXELS]
 */
export function findNearest(picture: Float32Array, pictures: Float32Array): Nearest {
  let [index, least] = [-1, Infinity];
  for (let start = 0; start < pictures.length; start += PIXELS) {
    let square = 0;
    for (let i = 0; i < PIXELS && square < least; i++) square += (picture[i]! - pictures[start + i]!) ** 2;
    if (square < least) [index, least] = [start / PIXELS, square];
  }
  return { index, distance: Math.sqrt(least / PIXELS) };
}

/** How far each of some pictures is from the nearest of others, on average. */
export function measureDistance(some: Float32Array, others: Float32Array): number {
  const count = some.length / PIXELS;
  let sum = 0;
  for (let i = 0; i < count; i++)
    sum += findNearest(some.subarray(i * PIXELS, (i + 1) * PIXELS), others).distance;
  return sum / count;
}
