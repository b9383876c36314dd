import { expect, test } from "vitest";
import { makeDigits } from "../digits";
import { halveImages } from "./halve-images";

test("a halved image has the mean of four pixels in each place, and so as much ink", () => {
  const whole = makeDigits({ digits: [3, 8], count: 6, shift: 1, noise: 0, seed: 2 });
  const half = halveImages(whole);
  expect(half.inputShape).toEqual([14, 14, 1]);
  expect(half.targets).toBe(whole.targets);
  const at = (image: number, row: number, column: number) => whole.inputs[(image * 28 + row) * 28 + column]!;
  const [image, row, column] = [4, 6, 7];
  const mean = (at(4, 12, 14) + at(4, 12, 15) + at(4, 13, 14) + at(4, 13, 15)) / 4;
  expect(half.inputs[(image * 14 + row) * 14 + column]).toBeCloseTo(mean, 6);
  const ink = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);
  expect(4 * ink(half.inputs)).toBeCloseTo(ink(whole.inputs), 2);
});
