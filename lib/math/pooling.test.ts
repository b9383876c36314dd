import { expect, test } from "vitest";
import { findMaximum, measurePooling, pool, poolGradient, type PoolingMap } from "./pooling";
import { createRandom } from "./random";

const random = createRandom(3, "pooling");

function drawMap(height: number, width: number): PoolingMap {
  return { height, width, values: Float32Array.from({ length: height * width }, () => random.normal()) };
}

test("2x2 windows at stride 2 halve each side and keep a quarter of the numbers", () => {
  for (const side of [2, 6, 28, 224]) {
    const { height, width } = pool(drawMap(side, side), {
      kind: "max",
      size: 2,
      stride: 2,
      padding: "valid",
    });
    expect([height, width]).toEqual([side / 2, side / 2]);
  }
});

test("of equal numbers the first in reading order is the maximum", () => {
  const map = { height: 2, width: 2, values: Float32Array.of(1, 5, 5, 5) };
  expect(findMaximum(map, [0, 1, 2, 3])).toBe(1);
});

test("the gradient that comes out of a pooling layer adds up to the gradient that goes in", () => {
  for (const kind of ["max", "average"] as const)
    for (const padding of ["valid", "same", 1] as const) {
      const map = drawMap(7, 5);
      const options = { kind, size: 3, stride: 2, padding };
      const { rows, columns } = measurePooling(map, options);
      const incoming = Float32Array.from({ length: rows.output * columns.output }, () => random.normal());
      const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);
      expect(sum(poolGradient(map, incoming, options))).toBeCloseTo(sum(incoming), 4);
    }
});

test("the gradient is the slope by differences, at the padded rim too", () => {
  const step = 1 / 512;
  for (const kind of ["max", "average"] as const)
    for (const padding of ["valid", "same", 1] as const) {
      const map = drawMap(6, 6);
      const options = { kind, size: 3, stride: 2, padding };
      const { values } = pool(map, options);
      const incoming = values.map(() => random.normal());
      const lose = (at: number, by: number) => {
        const moved = { ...map, values: map.values.map((value, i) => (i === at ? value + by : value)) };
        return pool(moved, options).values.reduce((sum, y, n) => sum + y * (incoming[n] ?? 0), 0);
      };
      const gradient = poolGradient(map, incoming, options);
      for (const [at, slope] of gradient.entries())
        expect((lose(at, step) - lose(at, -step)) / (2 * step)).toBeCloseTo(slope, 2);
    }
});
