import { expect, test } from "vitest";
import { findStop, moveByKey } from "./find-stop";

test("the nearest stop is found, and of two as near the earlier", () => {
  const stops = [0, 10, 20, 80];
  expect([-5, 4, 6, 15, 49, 51, 900].map((value) => findStop(stops, value))).toEqual([0, 0, 1, 1, 2, 3, 3]);
  expect(findStop([], 3)).toBe(-1);
});

test("keys lead from stop to stop and no further than the ends", () => {
  expect(moveByKey("ArrowRight", 2, 4)).toBe(3);
  expect(moveByKey("ArrowRight", 3, 4)).toBe(3);
  expect(moveByKey("ArrowDown", 0, 4)).toBe(0);
  expect(moveByKey("PageUp", 3, 41)).toBe(7);
  expect(moveByKey("Home", 3, 4)).toBe(0);
  expect(moveByKey("End", 0, 4)).toBe(3);
  expect(moveByKey("Tab", 2, 4)).toBeNull();
});
