import { expect, test } from "vitest";
import { countNetwork, insertLayer, removeLayer, resizeLayer, spellBiases, spellWeights } from "./model";

test("3-4-2 has 6 neurons, 20 weights, 6 biases, 26 parameters", () => {
  const count = countNetwork([3, 4, 2], true);
  expect(count).toMatchObject({ neurons: 6, weights: 20, biases: 6, parameters: 26, depth: 2, width: 4 });
  expect(spellWeights(count)).toBe("(3×4) + (4×2) = 20");
  expect(spellBiases(count)).toBe("4 + 2 = 6");
});

test("3-4-4-1 has 41 parameters, and 32 when the biases are forgotten", () => {
  expect(countNetwork([3, 4, 4, 1], true).parameters).toBe(41);
  expect(countNetwork([3, 4, 4, 1], false).parameters).toBe(32);
});

test("the count is the number of entries of all matrices and vectors", () => {
  for (const sizes of [
    [1, 1],
    [2, 8, 8, 8, 1],
    [12, 12, 12, 12, 12, 12, 12, 12],
  ]) {
    let entries = 0;
    for (let i = 1; i < sizes.length; i++) {
      for (let row = 0; row < (sizes[i] ?? 0); row++) entries += (sizes[i - 1] ?? 0) + 1;
    }
    expect(countNetwork(sizes, true).parameters).toBe(entries);
  }
});

test("inputs and output cannot be removed, and sizes stay within bounds", () => {
  expect(removeLayer([3, 4, 2], 0)).toEqual([3, 4, 2]);
  expect(removeLayer([3, 4, 2], 2)).toEqual([3, 4, 2]);
  expect(removeLayer([3, 4, 2], 1)).toEqual([3, 2]);
  expect(insertLayer([3, 4, 2], 1)).toEqual([3, 4, 4, 2]);
  expect(insertLayer([3, 4, 2], 2)).toEqual([3, 4, 2, 2]);
  expect(insertLayer([1, 1, 1, 1, 1, 1, 1, 1], 3)).toHaveLength(8);
  expect(resizeLayer([3, 4, 2], 1, 99)).toEqual([3, 12, 2]);
  expect(resizeLayer([3, 4, 2], 1, -1)).toEqual([3, 1, 2]);
});
