import { expect, test } from "vitest";
import { record, redo, startHistory, undo } from "./history";

test("undo and redo walk the steps in order", () => {
  let history = startHistory(0);
  for (const value of [1, 2, 3]) history = record(history, value, false);
  history = undo(undo(history));
  expect(history.present).toBe(1);
  history = redo(history);
  expect(history.present).toBe(2);
  expect(redo(redo(history)).present).toBe(3);
});

test("a whole drag is one step", () => {
  let history = record(startHistory(0), 1, false);
  for (const value of [2, 3, 4]) history = record(history, value, true);
  history = record(history, 5, false);
  expect(undo(history).present).toBe(1);
});

test("a new step after undo forgets the undone ones", () => {
  const history = record(undo(record(startHistory("a"), "b", false)), "c", false);
  expect(redo(history).present).toBe("c");
  expect(undo(history).present).toBe("a");
});

test("setting what already is adds no step", () => {
  expect(record(startHistory({ a: 1 }), { a: 1 }, false).past).toHaveLength(0);
});
