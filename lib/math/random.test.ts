import { expect, test } from "vitest";
import { createRandom } from "./random";

const draw = (n: number, next: () => number) => Array.from({ length: n }, next);
const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

test("the same seed and stream give the same numbers; another seed or stream gives others", () => {
  const first = draw(5, createRandom(7, "weights", 0).next);
  expect(draw(5, createRandom(7, "weights", 0).next)).toEqual(first);
  for (const other of [
    createRandom(8, "weights", 0),
    createRandom(7, "weights", 1),
    createRandom(7, "data", 0),
  ]) {
    expect(draw(5, other.next)).not.toEqual(first);
  }
});

test("uniform numbers lie in [0, 1) with mean 1/2 and variance 1/12", () => {
  const { next } = createRandom(1);
  const values = draw(100_000, next);
  expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values.slice(0, 50_000))).toBeLessThan(1);
  expect(mean(values)).toBeCloseTo(1 / 2, 2);
  expect(mean(values.map((x) => (x - 1 / 2) ** 2))).toBeCloseTo(1 / 12, 2);
});

test("normal numbers have the moments 0, 1, 0, 3", () => {
  const { normal } = createRandom(2);
  const values = draw(200_000, normal);
  const moment = (k: number) => mean(values.map((x) => x ** k));
  expect(moment(1)).toBeCloseTo(0, 1);
  expect(moment(2)).toBeCloseTo(1, 1);
  expect(Math.abs(moment(3))).toBeLessThan(0.05);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
});

test("streams of one seed are uncorrelated", () => {
  const [a, b] = [createRandom(3, "a"), createRandom(3, "b")];
  const products = draw(50_000, () => a.normal() * b.normal());
  expect(Math.abs(mean(products))).toBeLessThan(0.02);
});

test("integers are even, and a shuffle keeps every item", () => {
  const random = createRandom(4);
  const counts = [0, 0, 0, 0, 0];
  for (let i = 0; i < 50_000; i++) {
    const k = random.integer(5);
    counts[k] = (counts[k] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  const items = Array.from({ length: 100 }, (_, i) => i);
  const shuffled = random.shuffle([...items]);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort((x, y) => x - y)).toEqual(items);
});
