import { expect, test } from "vitest";
import { poolPlanSchema, type PoolResult } from "@/lib/contract/pooled";
import { getPoolSettings } from "@/lib/experiment/search/pool";
import {
  countPlanned,
  describePoint,
  findUnitMark,
  listUnitMarks,
  printLoss,
  readPoints,
} from "./pool-points";

const plan = poolPlanSchema.parse({});
const results: PoolResult[] = [
  [0, 0.69, 0.5, 4, "computer"],
  [2, null, null, 1.5, "handheld"],
  [5, 0.21, 0.93, 4, "handheld"],
  [30, 1.5, 0.7, 4, "computer"],
];

test("results stand with the settings of their numbers, the lowest loss first, those without a number last", () => {
  const points = readPoints(plan, results);
  expect(points.map(({ number }) => number)).toEqual([5, 0, 30, 2]);
  for (const point of points) expect(point).toMatchObject(getPoolSettings(plan, point.number));
  expect(points.map(({ hasDiverged }) => hasDiverged)).toEqual([false, false, true, true]);
  expect(readPoints(plan, [])).toEqual([]);
});

test("a point tells its number from 1, its settings, what came of it and where", () => {
  const [best, , , last] = readPoints(plan, results);
  expect(describePoint(best!)).toMatch(
    /^No\. 6, learning rate .*: validation loss 0\.210, 93\.0 % right \(4\.0 s on a phone or tablet\)$/,
  );
  expect(describePoint(last!)).toMatch(/diverged, validation loss no number/);
  expect(printLoss(Infinity)).toBe("no number");
});

test("every number of hidden units has one mark, and the marks share the range without a gap", () => {
  const marks = listUnitMarks(plan);
  expect(marks.map(({ low, high }) => [low, high])).toEqual([
    [2, 5],
    [6, 12],
    [13, 32],
  ]);
  for (let units = plan.units[0]; units <= plan.units[1]; units++) {
    const { low, high } = marks[findUnitMark(plan, units)]!;
    expect(low <= units && units <= high).toBe(true);
  }
});

test("more configurations than planned are counted where more people came", () => {
  expect(countPlanned(plan, 3, 2)).toBe(plan.count);
  expect(countPlanned(plan, 20, 7)).toBe(27);
});
