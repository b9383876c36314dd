import { expect, test } from "vitest";
import { listLooks, measureOptimism } from "./optimism";

const graded = (peek: number, measured: number) => ({
  grade: { score: 0, gradedAt: "", report: { message: "", peek, figures: { claimed: 1, measured } } },
});

test("the optimism is that of the model which the test set likes best", () => {
  // The newest comes first.
  const looks = listLooks([graded(0.8, 0.82), { grade: null }, graded(0.95, 0.85), graded(0.9, 0.89)]);
  expect(looks).toEqual([
    { peek: 0.9, fresh: 0.89 },
    { peek: 0.95, fresh: 0.85 },
    { peek: 0.8, fresh: 0.82 },
  ]);
  expect(measureOptimism(looks)).toBeCloseTo(0.1, 12);
  expect(measureOptimism([])).toBeNull();
});
