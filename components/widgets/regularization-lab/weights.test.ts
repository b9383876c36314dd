import { expect, test } from "vitest";
import type { Weights } from "@/lib/experiment/initialize";
import {
  collectWeights,
  countNearZero,
  findLargest,
  isOnBall,
  listArrows,
  listLengths,
  pickReach,
} from "./weights";

const weights: Weights = [
  { name: "first/kernel", shape: [2, 3], values: Float32Array.of(3, 0, 0.009, 4, 1, -0.02) },
  { name: "first/bias", shape: [3], values: Float32Array.of(9, 9, 9) },
  { name: "second/kernel", shape: [3, 1], values: Float32Array.of(0, -0.005, 2) },
  { name: "second/bias", shape: [1], values: Float32Array.of(9) },
];

test("biases are no part of what is counted, and zero is the nearest to zero", () => {
  expect(collectWeights(weights, 0)).toHaveLength(9);
  expect([...collectWeights(weights, 2)]).toEqual([0, expect.closeTo(-0.005), 2]);
  expect(countNearZero(collectWeights(weights, 0))).toBe(4);
  expect(findLargest(collectWeights(weights, 0))).toBe(4);
  expect(findLargest(Float32Array.of(1, NaN))).toBe(Infinity);
});

test("an arrow is a neuron's column of the first kernel, as long as its incoming weights are as a vector", () => {
  const arrows = listArrows(weights);
  expect(arrows.map(({ length }) => length)).toEqual([5, 1, expect.closeTo(Math.hypot(0.009, 0.02))]);
  expect(listLengths(weights)).toEqual([5, 1, expect.closeTo(0.0219, 3), expect.closeTo(2)]);
  expect(isOnBall(arrows[0]!, 5)).toBe(true);
  expect(isOnBall(arrows[0]!, 5.1)).toBe(false);
});

test("an axis holds its largest value and is not much longer", () => {
  for (const largest of [0.04, 0.75, 1, 2.3, 7.7, 26]) {
    expect(pickReach(largest)).toBeGreaterThanOrEqual(largest);
    expect(pickReach(Math.max(largest, 0.1))).toBeLessThanOrEqual(2 * Math.max(largest, 0.1));
  }
});
