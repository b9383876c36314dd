import { expect, test } from "vitest";
import { changePicture, measureReach, paintOver, scoreReach, touchPixel, type Touch } from "./change";

const grey = Float32Array.of(0.1, 0.5, 0.95, 0.5);

test("a touched pixel moves by epsilon in all of its channels, and never beyond black or white", () => {
  const touches: Touch[] = [
    [0, -1],
    [1, 1],
  ];
  const painted = paintOver(grey, 2, touches, 0.2);
  for (const [i, value] of [0, 0.3, 1, 0.7].entries()) expect(painted[i]).toBeCloseTo(value, 6);
  expect(measureReach(grey, painted)).toBeCloseTo(0.2, 6);
  expect(paintOver(grey, 2, touches, 0)).toEqual(grey);
});

test("the last touch of a pixel counts, and the eraser leaves it as it was", () => {
  const once = touchPixel([], 3, 1);
  const twice = touchPixel(once, 3, -1);
  expect(twice).toEqual([[3, -1]]);
  expect(touchPixel(touchPixel(twice, 2, 1), 3, 0)).toEqual([[2, 1]]);
});

test("one step and many stay within epsilon of the picture, and go up the loss of its class", async () => {
  /** The gradient of a loss that grows with each value of class 1, and falls with those of class 0. */
  const differentiate = async (inputs: Float32Array, labels: Int32Array) => {
    const slope = labels[0] === 1 ? 1 : -1;
    return inputs.map(() => slope);
  };
  const about = { label: 1, channels: 1 };
  for (const change of [
    { way: "one", epsilon: 0.2 },
    { way: "many", epsilon: 0.2, steps: 5 },
  ] as const) {
    const changed = await changePicture(differentiate, grey, about, change);
    expect(measureReach(grey, changed)).toBeCloseTo(0.2, 6);
    changed.forEach((value, i) => expect(value).toBeCloseTo(Math.min(1, (grey[i] ?? 0) + 0.2), 6));
  }
  const other = await changePicture(
    differentiate,
    grey,
    { label: 0, channels: 1 },
    { way: "one", epsilon: 0.1 },
  );
  expect(other[1]).toBeCloseTo(0.4, 6);
});

test("a picture is worth the first mark that reaches it, also where a 32-bit float has rounded its bound up", () => {
  const marks = [
    { epsilon: 0.1, score: 1 },
    { epsilon: 0.3, score: 0.6 },
  ];
  const worth = [0, 0.1, Math.fround(0.1), 0.11, 0.3, 0.31].map((epsilon) => scoreReach(marks, epsilon));
  expect(worth).toEqual([1, 1, 1, 0.6, 0.6, 0]);
});
