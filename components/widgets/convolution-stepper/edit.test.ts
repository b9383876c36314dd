import { expect, test } from "vitest";
import {
  applyPreset,
  editWeight,
  findPreset,
  keepLearned,
  setChannels,
  setFilterCount,
  setKernel,
  setSide,
  setSource,
} from "./edit";
import { fitsPreset, makePreset } from "./presets";
import { definition, LARGEST_KERNEL, presetNames, type State } from "./state";

const opening = definition.schema.parse({});
const sum = (matrix: number[][]) => matrix.flat().reduce((total, value) => total + value, 0);

test("blurs, sharpening and the identity keep a flat picture as it is, edge detectors see nothing in it", () => {
  for (let size = 3; size <= LARGEST_KERNEL; size++) {
    for (const name of ["identity", "blur", "sharpen"] as const)
      expect(sum(makePreset(name, size, 1)), `${name} of ${size}`).toBeCloseTo(1, 10);
    for (const name of ["sobel-x", "sobel-y"] as const)
      expect(sum(makePreset(name, size, 1)), `${name} of ${size}`).toBeCloseTo(0, 10);
  }
});

test("Sobel's filters of 3 are the published ones, and each is the other transposed", () => {
  expect(makePreset("sobel-x", 3, 1)).toEqual([
    [-1, 0, 1],
    [-2, 0, 2],
    [-1, 0, 1],
  ]);
  for (const size of [2, 3, 5, 7]) {
    const [x, y] = [makePreset("sobel-x", size, 1), makePreset("sobel-y", size, 1)];
    expect(y).toEqual(x.map((row, r) => row.map((_, c) => x[c]?.[r])));
  }
});

test("every preset is recognised in every size that it fits, until a weight is changed", () => {
  for (const name of presetNames)
    for (let size = 1; size <= LARGEST_KERNEL; size++) {
      if (!fitsPreset(name, size)) continue;
      const sized = { ...opening, ...setKernel(opening, size) };
      const state = { ...sized, ...applyPreset(sized, 0, name) };
      // In small sizes two names can stand for the same weights.
      const found = findPreset(state, state.filters[0]!);
      expect(found, `${name} of ${size}`).not.toBeNull();
      expect(makePreset(found!, size, state.seed)).toEqual(makePreset(name, size, state.seed));
      const edited = { ...state, ...editWeight(state, 0, 0, 0, 0, 77) };
      expect(findPreset(edited, edited.filters[0]!)).toBeNull();
    }
});

test("every change of size gives a state that a permalink can carry", () => {
  let state: State = opening;
  const change = (patch: Partial<State>) => (state = definition.schema.parse({ ...state, ...patch }));
  for (const side of [12, 1, 7]) change(setSide(state, side));
  for (const channels of [3, 2, 1, 3]) change(setChannels(state, channels));
  for (const count of [4, 2, 3]) change(setFilterCount(state, count));
  for (const size of [7, 1, 5, 3]) change(setKernel(state, size));
  change(setSource(state, "picture", 64));
  expect(state.filters).toHaveLength(3);
  expect(state.filters.every((filter) => filter.length === 3)).toBe(true);
});

test("a larger filter keeps what was typed in its middle, and gives it back when it shrinks", () => {
  const typed = { ...opening, ...editWeight(opening, 0, 0, 1, 1, 5) };
  const grown = { ...typed, ...setKernel(typed, 5) };
  expect(grown.filters[0]?.[0]?.[2]?.[2]).toBe(5);
  expect(setKernel(grown, 3).filters).toEqual(typed.filters);
});

test("a picture that shrinks and grows keeps its upper left", () => {
  const small = { ...opening, ...setSide(opening, 3) };
  const back = { ...small, ...setSide(small, 5) };
  expect(back.image[0]?.slice(0, 3).map((row) => row.slice(0, 3))).toEqual(small.image[0]);
});

test("learnt weights are kept channel by channel, with their bias", () => {
  const state = { ...opening, ...setChannels(opening, 2) };
  const weights = Float32Array.from({ length: 18 }, (_, i) => i / 8);
  const kept = keepLearned(state, 0, weights, 0.58);
  expect(kept.filters?.[0]?.flat(2)).toEqual([...weights].map((weight) => Math.round(weight * 1e4) / 1e4));
  expect(kept.biases).toEqual([0.58]);
});
