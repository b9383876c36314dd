import { expect, test } from "vitest";
import { createRandom } from "./random";
import { findShareInterval } from "./wilson";

test("at its ends the share seen is z standard errors away, by the end's own scatter", () => {
  for (const [right, count] of [
    [7, 10],
    [84, 100],
    [199, 200],
    [1, 1000],
  ] as const) {
    const { low, high } = findShareInterval(right, count);
    for (const end of [low, high])
      expect(Math.abs(right / count - end)).toBeCloseTo(1.96 * Math.sqrt((end * (1 - end)) / count), 10);
  }
});

test("it keeps some room where all were right or none, and is lopsided near the ends", () => {
  expect(findShareInterval(20, 20).high).toBeCloseTo(1, 12);
  expect(findShareInterval(20, 20).low).toBeCloseTo(20 / (20 + 1.96 ** 2), 10);
  expect(findShareInterval(0, 20).low).toBeCloseTo(0, 12);
  const { low, high } = findShareInterval(19, 20);
  expect(0.95 - low).toBeGreaterThan(high - 0.95);
});

test("four times the trials make it half as wide, nearly", () => {
  const width = (count: number) => {
    const { low, high } = findShareInterval(0.8 * count, count);
    return high - low;
  };
  expect(width(400) / width(1600)).toBeCloseTo(2, 1);
});

test("it holds the true share in 95 of 100 draws", () => {
  const random = createRandom(1, "wilson");
  const [draws, count, share] = [4000, 100, 0.85];
  let held = 0;
  for (let draw = 0; draw < draws; draw++) {
    let right = 0;
    for (let i = 0; i < count; i++) if (random.next() < share) right++;
    const { low, high } = findShareInterval(right, count);
    if (low <= share && share <= high) held++;
  }
  expect(Math.abs(held / draws - 0.95)).toBeLessThan(0.02);
});

test("nothing is known of no trials", () => {
  expect(findShareInterval(0, 0).low).toBeNaN();
});
