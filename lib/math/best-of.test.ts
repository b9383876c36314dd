import { expect, test } from "vitest";
import { averageBestOf } from "./best-of";
import { measureMean } from "./mean";
import { createRandom } from "./random";

test("the best of one is an average one, and the best of all is the best", () => {
  const [scores, values] = [
    [0.3, 0.9, 0.5],
    [10, 20, 60],
  ];
  expect(averageBestOf(1, scores, values)).toBeCloseTo(30, 12);
  expect(averageBestOf(3, scores, values)).toBe(20);
  // Of the three pairs, two hold the second and one ends with the third.
  expect(averageBestOf(2, scores, values)).toBeCloseTo((20 + 20 + 60) / 3, 12);
});

test("equal scores are chosen equally often", () => {
  expect(averageBestOf(3, [1, 2, 2], [0, 10, 30])).toBeCloseTo(20, 12);
  expect(averageBestOf(2, [1, 1, 1], [3, 6, 9])).toBeCloseTo(6, 12);
});

test("it is what choosing at random again and again comes to", () => {
  const random = createRandom(1, "models");
  const scores = Array.from({ length: 12 }, () => random.integer(6));
  const values = scores.map(() => random.next());
  const items = scores.map((_, index) => index);
  const drawn = Array.from({ length: 20_000 }, () => {
    const chosen = random.shuffle([...items]).slice(0, 4);
    const best = chosen.reduce((a, b) => (scores[b]! > scores[a]! ? b : a));
    return values[best]!;
  });
  const { mean, error } = measureMean(drawn);
  expect(Math.abs(averageBestOf(4, scores, values) - mean)).toBeLessThan(4 * error);
});

test("the standard error of n values is their standard deviation over the square root of n", () => {
  expect(measureMean([1, 3])).toEqual({ mean: 2, error: 1 });
  expect(measureMean([5]).error).toBeNaN();
  expect(measureMean([]).mean).toBeNaN();
});
