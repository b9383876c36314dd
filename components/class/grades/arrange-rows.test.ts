import { expect, test } from "vitest";
import type { GradebookCell, GradebookRow, GradebookSet } from "@/lib/contract/gradebook";
import { filterRows, listShown, sortRows, type Sort } from "./arrange-rows";

const makeSet = (id: string, columns: number): GradebookSet => ({
  id,
  title: id,
  releaseAt: "2026-03-01T00:00:00.000Z",
  dueAt: "2026-03-08T00:00:00.000Z",
  showsScores: "at-once",
  columns: Array.from({ length: columns }, (_, index) => ({
    id: `${id} ${index}`,
    lesson: "lstm",
    exercise: "count",
    points: 10,
  })),
});
const cell = (score: number | null): GradebookCell => ({
  state: score === null ? "not-begun" : "graded",
  score,
  isLate: false,
  isOverridden: false,
  attempts: 1,
  comments: 0,
});
const row = (name: string, ...scores: (number | null)[]): GradebookRow => ({
  id: name,
  name,
  hasJoined: true,
  cells: scores.map(cell),
  totals: [scores[0] ?? 0, (scores[1] ?? 0) + (scores[2] ?? 0)],
  total: scores.reduce<number>((sum, score) => sum + (score ?? 0), 0),
});
const sets = [makeSet("first", 1), makeSet("second", 2)];
const rows = [row("Ada", 5, 0, 7), row("Ben", null, 9, 9), row("Cleo", 5, null, 1)];
const names = (sort: Sort) => sortRows(rows, sort).map(({ name }) => name);

test("rows stand by any column, equal ones by name, and what is missing below 0", () => {
  expect(names({ key: { by: "name" }, isDescending: true })).toEqual(["Cleo", "Ben", "Ada"]);
  expect(names({ key: { by: "cell", index: 0 }, isDescending: true })).toEqual(["Ada", "Cleo", "Ben"]);
  expect(names({ key: { by: "cell", index: 1 }, isDescending: false })).toEqual(["Cleo", "Ada", "Ben"]);
  expect(names({ key: { by: "set", index: 1 }, isDescending: true })).toEqual(["Ben", "Ada", "Cleo"]);
  expect(names({ key: { by: "total" }, isDescending: false })).toEqual(["Cleo", "Ada", "Ben"]);
});

test("a filter looks at the columns that are shown alone", () => {
  const all = listShown({ sets }, null);
  expect(all.map(({ first, index }) => [first, index])).toEqual([
    [0, 0],
    [1, 1],
  ]);
  const second = listShown({ sets }, "second");
  expect(second).toMatchObject([{ first: 1, index: 1 }]);
  const find = (filter: { name?: string; isMissing?: boolean }, shown = all) =>
    filterRows(rows, { name: "", isMissing: false, ...filter }, shown).map(({ name }) => name);
  expect(find({ name: " CLE " })).toEqual(["Cleo"]);
  expect(find({ isMissing: true })).toEqual(["Ben", "Cleo"]);
  expect(find({ isMissing: true }, second)).toEqual(["Cleo"]);
  expect(find({ isMissing: true, name: "b" }, second)).toEqual([]);
});
