import { expect, test } from "vitest";
import { placeOnAxis, readAxis } from "./value-axis";
import { createRandom } from "./random";
import {
  chanceEvenHits,
  chanceRandomHits,
  chooseGridSides,
  countPlaces,
  placeGrid,
  placeRandom,
} from "./search-places";

const distinct = (places: readonly (readonly number[])[], dimension: number) =>
  new Set(places.map((place) => place[dimension])).size;

test("a g x g grid tries g values of each dimension, where random places try g squared", () => {
  for (const g of [3, 5, 8]) {
    const grid = placeGrid([g, g], 1);
    const random = placeRandom(g * g, 2, 1);
    expect(grid).toHaveLength(random.length);
    for (const dimension of [0, 1]) {
      expect(distinct(grid, dimension)).toBe(g);
      expect(distinct(random, dimension)).toBe(g * g);
    }
  }
});

test("a grid's sides fill the budget as evenly as they can, and never pass it", () => {
  expect(chooseGridSides(36, 2)).toEqual([6, 6]);
  expect(chooseGridSides(36, 3)).toEqual([4, 3, 3]);
  expect(chooseGridSides(36, 5)).toEqual([2, 2, 2, 2, 2]);
  for (let dimensions = 2; dimensions <= 5; dimensions++)
    for (let budget = 9; budget <= 64; budget++) {
      const sides = chooseGridSides(budget, dimensions);
      expect(countPlaces(sides)).toBeLessThanOrEqual(budget);
      expect(Math.max(...sides) - Math.min(...sides)).toBeLessThanOrEqual(1);
      const places = placeGrid(sides, budget);
      expect(new Set(places.map(String)).size).toBe(countPlaces(sides));
      for (const share of places.flat()) expect(Math.abs(share - 0.5)).toBeLessThan(0.5);
    }
});

test("places come again from their seed, and more of them begin with the same ones", () => {
  expect(placeRandom(40, 3, 7).slice(0, 9)).toEqual(placeRandom(9, 3, 7));
  expect(placeRandom(9, 3, 8)).not.toEqual(placeRandom(9, 3, 7));
  expect(placeGrid([3, 3], 4)).toEqual(placeGrid([3, 3], 4));
});

test("random places are uniform: each tenth of a dimension gets a tenth of them", () => {
  const counts = new Array<number>(10).fill(0);
  for (const place of placeRandom(20_000, 2, 3)) counts[Math.floor(10 * (place[1] ?? 0))]!++;
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt(1800));
});

test("the chances to hit a window are those that are counted", () => {
  const random = createRandom(5, "windows");
  const [share, side, tries] = [0.05, 8, 4000];
  let [grid, free] = [0, 0];
  for (let i = 0; i < tries; i++) {
    const from = (1 - share) * random.next();
    const isIn = ([first = -1]: readonly number[]) => first >= from && first < from + share;
    // The grid shifted by chance, round the end: its place has nothing to do with the window's.
    const shift = random.next();
    if (placeGrid([side], i).some(([x = 0]) => isIn([(x + shift) % 1]))) grid++;
    if (placeRandom(side * side, 2, i).some(isIn)) free++;
  }
  const spread = 4 * Math.sqrt(0.25 / tries);
  expect(Math.abs(grid / tries - chanceEvenHits(share, side))).toBeLessThan(spread);
  expect(Math.abs(free / tries - chanceRandomHits(share, side * side))).toBeLessThan(spread);
  expect(chanceEvenHits(0.2, 6)).toBe(1);
});

test("a log axis has as many values between 0.001 and 0.01 as between 0.1 and 1", () => {
  const axis = { low: 0.001, high: 1, scale: "log" } as const;
  expect(readAxis(axis, 1 / 3)).toBeCloseTo(0.01, 12);
  expect(readAxis(axis, 2 / 3)).toBeCloseTo(0.1, 12);
  for (const share of [0, 0.2, 0.9, 1])
    expect(placeOnAxis(axis, readAxis(axis, share))).toBeCloseTo(share, 12);
});

test("whole numbers share a linear axis equally, ends included", () => {
  const axis = { low: 1, high: 4, scale: "linear", isInteger: true } as const;
  const values = Array.from({ length: 400 }, (_, i) => readAxis(axis, i / 400));
  for (const value of [1, 2, 3, 4]) expect(values.filter((v) => v === value)).toHaveLength(100);
  expect(readAxis(axis, 1)).toBe(4);
  expect(readAxis({ low: 4, high: 32, scale: "log", isInteger: true }, 0.5)).toBe(11);
});
