import { createRandom } from "./random";

/** Where a search tries: a share from 0 to 1 of each dimension's axis. */
export type Place = readonly number[];

/**
 * How many values a full grid of at most `budget` places can have along each dimension: as even as possible, and where
 * that does not come out, more along the first ones. 36 places in three dimensions are 4 by 3 by 3.
 */
export function chooseGridSides(budget: number, dimensions: number): number[] {
  const sides = Array.from({ length: dimensions }, () => 1);
  for (;;) {
    const smallest = Math.min(...sides);
    if ((countPlaces(sides) / smallest) * (smallest + 1) > budget) return sides;
    sides[sides.indexOf(smallest)] = smallest + 1;
  }
}

export function countPlaces(sides: readonly number[]): number {
  return sides.reduce((product, side) => product * side, 1);
}

/**
 * All combinations of evenly spaced values, each in the middle of its share of the axis. They come in a random order, so
 * that a search that is stopped early has not seen one corner alone.
 * @param sides values along each dimension
 */
export function placeGrid(sides: readonly number[], seed: number): Place[] {
  const places = sides.reduce<Place[]>(
    (partial, side) =>
      partial.flatMap((place) => Array.from({ length: side }, (_, i) => [...place, (i + 0.5) / side])),
    [[]],
  );
  return createRandom(seed, "grid search").shuffle(places);
}

/** Every dimension of every place drawn by itself, uniformly (Bergstra and Bengio 2012). More places begin as fewer do. */
export function placeRandom(count: number, dimensions: number, seed: number): Place[] {
  const random = createRandom(seed, "random search");
  return Array.from({ length: count }, () => Array.from({ length: dimensions }, () => random.next()));
}

/** Chance that one at least of `count` random places falls into a window that takes `share` of all places. */
export function chanceRandomHits(share: number, count: number): number {
  return 1 - (1 - share) ** count;
}

/** The same for `count` evenly spaced values along one dimension, when the window's place has nothing to do with theirs. */
export function chanceEvenHits(share: number, count: number): number {
  return Math.min(1, share * count);
}
