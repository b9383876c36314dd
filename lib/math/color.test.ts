import { expect, test } from "vitest";
import { mixRamp, mixSigned, parseHex, pickInk, printRgb } from "./color";

const scale = { negative: "#0000ff", zero: "#ffffff", positive: "#ff8000" };

test("zero is paper, the extremes are blue and orange, and beyond them nothing changes", () => {
  expect(mixSigned(0, 2, scale)).toEqual([255, 255, 255]);
  expect(mixSigned(-2, 2, scale)).toEqual(parseHex("#00f"));
  expect(mixSigned(9, 2, scale)).toEqual(parseHex("#ff8000"));
  expect(mixSigned(Number.NaN, 2, scale)).toEqual([255, 255, 255]);
});

test("the ramp's lightness only rises", () => {
  const lightness = Array.from({ length: 51 }, (_, i) => {
    const [r, g, b] = mixRamp(i / 50);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  });
  for (let i = 1; i < lightness.length; i++) expect(lightness[i]).toBeGreaterThan(lightness[i - 1] ?? 0);
});

test("ink on a fill is the one of black and white that can be read", () => {
  expect(pickInk([255, 255, 255])).toBe("#000000");
  expect(pickInk([0, 34, 78])).toBe("#ffffff");
  expect(printRgb([0.4, 12, 255])).toBe("rgb(0 12 255)");
});
