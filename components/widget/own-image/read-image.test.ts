import { expect, test } from "vitest";
import { readBytes, toGrey } from "@/lib/math/rgb-image";
import { explainCameraError } from "./read-image";

test("a canvas's bytes become red, green and blue from 0 to 1, without alpha", () => {
  const image = readBytes(Uint8ClampedArray.of(255, 0, 51, 255, 0, 255, 0, 7), 2, 1);
  expect([...image.values].map((value) => Number(value.toFixed(2)))).toEqual([1, 0, 0.2, 0, 1, 0]);
  expect(image).toMatchObject({ height: 1, width: 2 });
});

test("grey keeps white white, and green weighs most", () => {
  const [white, red, green, blue] = toGrey({
    height: 1,
    width: 4,
    values: Float32Array.of(1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1),
  });
  expect(white).toBeCloseTo(1, 6);
  expect(green!).toBeGreaterThan(red!);
  expect(red!).toBeGreaterThan(blue!);
});

test("a refused camera, none there and one in use are told apart", () => {
  const explain = (name: string) => explainCameraError(new DOMException("", name));
  expect(explain("NotAllowedError")).toContain("refused");
  expect(explain("NotFoundError")).toContain("No camera was found");
  expect(explain("NotReadableError")).toContain("another program");
  expect(explainCameraError(new Error("?"))).toContain("could not be started");
});
