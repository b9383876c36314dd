/**
 * map: as it was on the way forward; gradient: by each number of the pooled map.
 * Gives the gradient by each number of the map, which has its shape.
 */
export function maxPoolBackward(
  map: number[][],
  gradient: number[][],
  size: number,
  stride: number,
): number[][] {
  throw new Error("Nothing is written here yet");
}
