import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { makeDigits, type DigitsOptions } from "./digits";
import { digitShapes } from "./digits/digit-shapes";
import { writeShape } from "./digits/hand";
import { rasterizeStrokes } from "./digits/rasterize";

const all = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const size = 28 * 28;

function make(options: Partial<DigitsOptions> = {}) {
  const dataset = makeDigits({ digits: all, count: 1000, shift: 0, noise: 0, seed: 1, ...options });
  if (dataset.targets.kind !== "classes") throw new Error("digits are classes");
  return { ...dataset, ...dataset.targets };
}

const image = (inputs: Float32Array, index: number) => inputs.subarray(index * size, (index + 1) * size);

function measure(ink: Float32Array) {
  const inked = [...ink.keys()].filter((i) => (ink[i] ?? 0) > 0.5);
  const columns = inked.map((i) => i % 28);
  const rows = inked.map((i) => Math.floor(i / 28));
  const mass = ink.reduce((sum, value) => sum + value, 0);
  const mean = (place: (i: number) => number) =>
    ink.reduce((sum, value, i) => sum + value * (place(i) + 0.5), 0) / mass;
  return {
    width: Math.max(...columns) - Math.min(...columns) + 1,
    height: Math.max(...rows) - Math.min(...rows) + 1,
    middle: [mean((i) => i % 28), mean((i) => Math.floor(i / 28))] as const,
  };
}

test("the same seed writes the same digits, another seed others", () => {
  const first = make({ noise: 0.1, shift: 2 });
  expect(make({ noise: 0.1, shift: 2 })).toEqual(first);
  expect(make({ noise: 0.1, shift: 2, seed: 2 }).inputs).not.toEqual(first.inputs);
});

test("no digit is like another", () => {
  const { inputs, count } = make();
  expect(new Set(Array.from({ length: count }, (_, i) => image(inputs, i).join())).size).toBe(count);
});

test("noise is in the ink alone, and moves no stroke", () => {
  const clean = make().inputs;
  const rough = make({ noise: 0.2 }).inputs;
  expect(rough).not.toEqual(clean);
  expect(rough.every((value) => value >= 0 && value <= 1)).toBe(true);
  expect(clean.every((value, i) => value > 0 || rough[i] === 0)).toBe(true);
  const change = (i: number) => Math.abs((rough[i] ?? 0) - (clean[i] ?? 0));
  expect(clean.filter((value, i) => value > 0 && change(i) > 1).length).toBe(0);
});

test("classes are the digits asked for, in equal numbers", () => {
  const { labels, names } = make({ digits: [8, 3], count: 200 });
  expect(names).toEqual(["8", "3"]);
  expect(labels.filter((label) => label === 0)).toHaveLength(100);
  expect(labels.filter((label) => label === 1)).toHaveLength(100);
});

test("as in MNIST, ink fills some 20 pixels, and its mass is centred to the nearest pixel", () => {
  const { inputs, count } = make();
  for (let i = 0; i < count; i++) {
    const { width, height, middle } = measure(image(inputs, i));
    expect(Math.max(width, height)).toBeGreaterThanOrEqual(17);
    expect(Math.max(width, height)).toBeLessThanOrEqual(22);
    for (const place of middle) expect(Math.abs(place - 14)).toBeLessThan(0.6);
  }
});

test("there is as much ink as in MNIST, whose pixels have mean 0.1307 and standard deviation 0.3081", () => {
  const { inputs } = make({ count: 4000 });
  const mean = inputs.reduce((sum, value) => sum + value, 0) / inputs.length;
  const square = inputs.reduce((sum, value) => sum + value * value, 0) / inputs.length;
  expect(Math.abs(mean - 0.1307)).toBeLessThan(0.01);
  expect(Math.abs(Math.sqrt(square - mean * mean) - 0.3081)).toBeLessThan(0.02);
});

test("a shift moves digits by as many pixels and no more", () => {
  const { inputs, count } = make({ shift: 3 });
  const moves = Array.from({ length: count }, (_, i) =>
    measure(image(inputs, i)).middle.map((place) => place - 14),
  ).flat();
  // Half a pixel more or less, since digits stand on whole pixels.
  for (const furthest of [Math.max(...moves), -Math.min(...moves)]) {
    expect(furthest).toBeGreaterThan(2.5);
    expect(furthest).toBeLessThan(3.6);
  }
});

test("each digit has several shapes with names of their own, and each shape leaves ink of its own", () => {
  expect(digitShapes).toHaveLength(10);
  for (const shapes of digitShapes) {
    expect(shapes.length).toBeGreaterThanOrEqual(5);
    expect(new Set(shapes.map(({ name }) => name)).size).toBe(shapes.length);
    const images = shapes.map((shape) => rasterizeStrokes(writeShape(shape, createRandom(1, "hand"))).join());
    expect(new Set(images).size).toBe(shapes.length);
    for (const { share, strokes, other } of shapes) {
      expect(share).toBeGreaterThan(0);
      for (const { x, y } of [...strokes, ...other].flat()) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(100);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(100);
      }
    }
  }
});

test("the mean of each class is nearest to its own digits: no two classes are one by construction", () => {
  const train = make({ count: 4000, shift: 1 });
  const held = make({ count: 2000, shift: 1, seed: 2 });
  const means = all.map(() => new Float32Array(size));
  train.labels.forEach((label, i) => {
    image(train.inputs, i).forEach((value, p) => {
      const mean = means[label] as Float32Array;
      mean[p] = (mean[p] as number) + value / 400;
    });
  });
  const distance = (ink: Float32Array, mean: Float32Array) =>
    ink.reduce((sum, value, p) => sum + (value - (mean[p] as number)) ** 2, 0);
  const confusion = all.map(() => all.map(() => 0));
  held.labels.forEach((label, i) => {
    const distances = means.map((mean) => distance(image(held.inputs, i), mean));
    const row = confusion[label] as number[];
    const nearest = distances.indexOf(Math.min(...distances));
    row[nearest] = (row[nearest] as number) + 1 / 200;
  });
  confusion.forEach((row, label) => {
    expect(row[label], `${label}: ${row.map((share) => share.toFixed(2)).join(" ")}`).toBeGreaterThan(0.5);
    row.forEach((share, other) => {
      if (other !== label) expect(share, `${label} taken for ${other}`).toBeLessThan(0.25);
    });
  });
});
