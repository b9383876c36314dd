import { createRandom } from "@/lib/math/random";
import { SLIDE_FILTER, type PresetName } from "./state";

type Matrix = number[][];

export const presetLabels: Record<PresetName, string> = {
  slide: "The slides' cross",
  identity: "Identity",
  blur: "Blur",
  sharpen: "Sharpen",
  "sobel-x": "Sobel x: vertical edges",
  "sobel-y": "Sobel y: horizontal edges",
  emboss: "Emboss",
  random: "Random",
};

/** Smallest filter in which the preset says something. */
const smallestSize: Partial<Record<PresetName, number>> = {
  slide: 3,
  blur: 2,
  sharpen: 3,
  "sobel-x": 2,
  "sobel-y": 2,
  emboss: 2,
};

export function fitsPreset(name: PresetName, size: number): boolean {
  return size >= (smallestSize[name] ?? 1) && (name !== "slide" || size === 3);
}

/** Row `n` of Pascal's triangle: the discrete bell curve, and the smoothing half of Sobel's filter. */
function pascalRow(n: number): number[] {
  let row = [1];
  for (let i = 0; i < n; i++) row = [...row, 0].map((value, j) => value + (row[j - 1] ?? 0));
  return row;
}

/** Pascal's row of one less, minus itself shifted by one: -1 1, then -1 0 1, then -1 -1 1 1, and so on. */
function differenceRow(size: number): number[] {
  const row = pascalRow(size - 2);
  return [...row, 0].map((value, i) => (row[i - 1] ?? 0) - value);
}

function outer(down: number[], across: number[], scale = 1): Matrix {
  return down.map((a) => across.map((b) => (a * b) / scale));
}

function identity(size: number): Matrix {
  const middle = Math.floor((size - 1) / 2);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (y === middle && x === middle ? 1 : 0)),
  );
}

function blur(size: number): Matrix {
  const row = pascalRow(size - 1);
  return outer(row, row, 4 ** (size - 1));
}

/** 5 in the middle, -1 at its four neighbours; in larger filters twice the identity less a blur. */
function sharpen(size: number): Matrix {
  if (size === 3)
    return [
      [0, -1, 0],
      [-1, 5, -1],
      [0, -1, 0],
    ];
  const soft = blur(size);
  return identity(size).map((row, y) => row.map((value, x) => 2 * value - (soft[y]?.[x] ?? 0)));
}

/** A slope along the diagonal, with the pixel itself kept: light from the top left. */
function emboss(size: number): Matrix {
  const middle = identity(size);
  return middle.map((row, y) => row.map((value, x) => value + x + y - (size - 1)));
}

function random(size: number, seed: number): Matrix {
  const generator = createRandom(seed, "filter", size);
  return Array.from({ length: size }, () =>
    Array.from({ length: size }, () => Math.round(100 * generator.normal()) / 100),
  );
}

/** A preset as a size x size filter for one channel. Sobel's and the blur follow Pascal's triangle in other sizes. */
export function makePreset(name: PresetName, size: number, seed: number): Matrix {
  switch (name) {
    case "slide":
      return SLIDE_FILTER;
    case "identity":
      return identity(size);
    case "blur":
      return blur(size);
    case "sharpen":
      return sharpen(size);
    case "sobel-x":
      return outer(pascalRow(size - 1), differenceRow(size));
    case "sobel-y":
      return outer(differenceRow(size), pascalRow(size - 1));
    case "emboss":
      return emboss(size);
    case "random":
      return random(size, seed);
  }
}
