import { expect, test } from "vitest";
import { firstOrder, pressColumn, sortRuns } from "./sort-runs";
import { inventRun, keep } from "./test-runs";

function withLoss(id: string, number: number, loss: number, accuracy: number | null = null) {
  const evaluation = { loss, accuracy };
  const points = [{ step: 10 * number, train: evaluation, validation: evaluation, test: evaluation }];
  return keep({ ...inventRun(id), points, states: [] }, number);
}

const runs = [
  withLoss("a", 1, 0.4, 0.8),
  withLoss("b", 2, NaN, null),
  withLoss("c", 3, 0.1, 0.9),
  withLoss("d", 4, 0.4, 0.8),
];
const sort = (order: Parameters<typeof sortRuns>[1]) =>
  sortRuns(runs, order)
    .map(({ log }) => log.id)
    .join("");

test("runs are sorted by a figure, those without it last either way, ties as they were begun", () => {
  expect(sort(firstOrder)).toBe("abcd");
  expect(sort({ column: "train loss", isDescending: false })).toBe("cadb");
  expect(sort({ column: "train loss", isDescending: true })).toBe("adcb");
  expect(sort({ column: "test accuracy", isDescending: true })).toBe("cadb");
  expect(sort({ column: "steps", isDescending: true })).toBe("dcba");
});

test("a first press puts the best on top, a second turns the order round", () => {
  const loss = pressColumn(firstOrder, "validation loss");
  expect(loss).toEqual({ column: "validation loss", isDescending: false });
  expect(pressColumn(loss, "validation loss").isDescending).toBe(true);
  expect(pressColumn(loss, "train accuracy").isDescending).toBe(true);
});
