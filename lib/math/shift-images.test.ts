import { expect, test } from "vitest";
import { shiftImages } from "./shift-images";

const pair = Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 8, 7, 6, 5, 4, 3, 2, 1]);

test("each image moves its own way; zeros come in and what leaves is lost", () => {
  const moved = shiftImages(pair, 3, (index) =>
    index === 0 ? { right: 1, down: 0 } : { right: 0, down: -2 },
  );
  expect([...moved]).toEqual([0, 1, 2, 0, 4, 5, 0, 7, 8, 3, 2, 1, 0, 0, 0, 0, 0, 0]);
});

test("a move further than the image is wide leaves nothing, and no move changes nothing", () => {
  expect(shiftImages(pair, 3, () => ({ right: 5, down: 0 })).every((value) => value === 0)).toBe(true);
  expect(shiftImages(pair, 3, () => ({ right: 0, down: 0 }))).toEqual(pair);
});

test("moving there and back again keeps what did not leave", () => {
  const there = shiftImages(pair, 3, () => ({ right: 1, down: 1 }));
  expect([...shiftImages(there, 3, () => ({ right: -1, down: -1 })).subarray(0, 9)]).toEqual([
    1, 2, 0, 4, 5, 0, 0, 0, 0,
  ]);
});
