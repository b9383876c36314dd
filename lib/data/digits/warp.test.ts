import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { drawWarp } from "./warp";

const strength = 0.05;
const warps = Array.from({ length: 500 }, (_, i) => drawWarp(strength, createRandom(i, "warp")));

const spread = (moves: number[]) =>
  Math.sqrt(moves.reduce((sum, move) => sum + move * move, 0) / moves.length);

test("moves have the asked standard deviation along each axis, wherever a point stands", () => {
  for (const [x, y] of [
    [0, 0],
    [-1, 0.5],
    [1, 1],
  ] as const) {
    const moved = warps.map((warp) => warp(x, y));
    expect(Math.abs(spread(moved.map((point) => point.x - x)) / strength - 1)).toBeLessThan(0.1);
    expect(Math.abs(spread(moved.map((point) => point.y - y)) / strength - 1)).toBeLessThan(0.1);
  }
});

test("neighbours move alike, so that no stroke is torn; the two ends of a digit do not", () => {
  const difference = (apart: number) =>
    spread(warps.map((warp) => warp(0, apart / 2).x - warp(0, -apart / 2).x)) / strength;
  expect(difference(0.05)).toBeLessThan(0.2);
  expect(difference(2)).toBeGreaterThan(1);
});
