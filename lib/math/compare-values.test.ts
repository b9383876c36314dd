import { expect, test } from "vitest";
import { describeDifference } from "./compare-values";

test("numbers count as equal within the tolerance, as a share of large ones", () => {
  expect(describeDifference([1.00001, 1e6 + 5], [1, 1e6], 1e-4)).toBeNull();
  expect(describeDifference([1.001], [1], 1e-4)).toBe("At [0] it is another number.");
  expect(describeDifference(0.00005, 0, 1e-4)).toBeNull();
});

test("a wrong form is told with its place, and never the right number", () => {
  expect(
    describeDifference(
      [[1, 2]],
      [
        [1, 2],
        [3, 4],
      ],
      0,
    ),
  ).toBe("It has 1 entry where 2 entries are expected.");
  expect(
    describeDifference(
      [[1, 2], 3],
      [
        [1, 2],
        [3, 4],
      ],
      0,
    ),
  ).toBe("At [1] it is a number where a list of 2 entries is expected.");
  expect(describeDifference(null, 3, 0)).toBe("It is nothing where a number is expected.");
  expect(describeDifference(["NaN"], [3], 0)).toBe("At [0] it is NaN where a number is expected.");
  expect(describeDifference([[2]], [[3]], 0)).not.toContain("3");
});

test("a value that is nested without end is looked at only as deep as what is expected", () => {
  let deep: unknown[] = [];
  for (let level = 0; level < 200_000; level++) deep = [deep];
  expect(describeDifference(deep, [1], 0)).toBe("At [0] it is a list of 1 entry where a number is expected.");
});
