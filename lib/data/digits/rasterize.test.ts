import { expect, test } from "vitest";
import { rasterizeStrokes, plainPen } from "./rasterize";

const hook = [
  { x: 0, y: 0 },
  { x: 30, y: 5 },
  { x: 20, y: 40 },
];

test("place and size of a drawing do not matter, its proportions do", () => {
  const ink = rasterizeStrokes([hook]);
  // Powers of two, so that nothing is rounded.
  expect(rasterizeStrokes([hook.map(({ x, y }) => ({ x: 4 * x + 64, y: 4 * y - 32 }))])).toEqual(ink);
  expect(rasterizeStrokes([hook.map(({ x, y }) => ({ x: 2 * x, y }))])).not.toEqual(ink);
});

test("a vertical line is as long as the box, as wide as the pen, and in the middle", () => {
  const ink = rasterizeStrokes(
    [
      [
        { x: 0, y: 0 },
        { x: 0, y: 50 },
      ],
    ],
    { ...plainPen, width: 4, box: 20 },
  );
  const row = (y: number) => Array.from(ink.subarray(28 * y, 28 * y + 28));
  expect(row(14)).toEqual(Array.from({ length: 28 }, (_, x) => (x >= 12 && x < 16 ? 1 : 0)));
  const column = Array.from({ length: 28 }, (_, y) => ink[28 * y + 13] ?? 0);
  expect(column.filter((value) => value > 0.5)).toHaveLength(20);
});

test("nothing drawn leaves the paper empty; one point is a dot in the middle", () => {
  expect(rasterizeStrokes([]).every((value) => value === 0)).toBe(true);
  expect(rasterizeStrokes([[]]).every((value) => value === 0)).toBe(true);
  const dot = rasterizeStrokes([[{ x: 7, y: 9 }]], { ...plainPen, width: 2 });
  expect(dot.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(2);
  expect([13, 14].flatMap((y) => [13, 14].map((x) => dot[28 * y + x]))).toEqual(
    Array(4).fill(dot[28 * 13 + 13]),
  );
});
