import { expect, test } from "vitest";
import { createScale } from "./slider-scale";

test("a linear track returns the value it was given, without rounding dust", () => {
  const scale = createScale("linear", 0, 1, 0.1);
  for (let i = 0; i <= 10; i++) expect(scale.fromTrack(scale.toTrack(i / 10))).toBe(i / 10);
});

test("a logarithmic track puts the geometric mean in the middle", () => {
  const scale = createScale("log", 0.001, 1000, 1);
  expect(scale.fromTrack(0.5)).toBeCloseTo(1, 10);
  expect(scale.fromTrack(0)).toBe(0.001);
  expect(scale.fromTrack(1)).toBe(1000);
});

test("values outside the range stand at its ends", () => {
  const scale = createScale("linear", 2, 4, 1);
  expect([scale.toTrack(-7), scale.toTrack(9)]).toEqual([0, 1]);
});
