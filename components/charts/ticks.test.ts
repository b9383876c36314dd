import { expect, test } from "vitest";
import { placeLogTicks, placeTicks, printTick } from "./ticks";

test("ticks are round and inside the range", () => {
  expect(placeTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(placeTicks(-3, 7, 4)).toEqual([0, 5]);
  expect(placeTicks(2, 2, 4)).toEqual([2]);
});

test("logarithmic ticks are powers of ten, thinned when there are many", () => {
  expect(placeLogTicks(0.01, 100, 5)).toEqual([0.01, 0.1, 1, 10, 100]);
  expect(placeLogTicks(1e-30, 1e30, 6).length).toBeLessThanOrEqual(7);
});

test("labels stay short over sixty powers of ten", () => {
  expect(printTick(0.25)).toBe("0.25");
  expect(printTick(1e-7)).toBe("10⁻⁷");
  expect(printTick(-2e12)).toBe("-2×10¹²");
});
