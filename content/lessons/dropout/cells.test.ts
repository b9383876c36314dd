import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "@/lib/course/compile-lesson";
import { runCells } from "@/lib/course/test-cells";

const { cells } = await compileLesson("dropout", tagRules);
const { outputsOf, faults } = await runCells(cells);

test("every cell of the lesson runs, one after the other", () => {
  expect(faults).toEqual([]);
  expect(cells.length).toBeGreaterThanOrEqual(1);
});

test("both sums keep their mean under masks, and have the formula's variance", () => {
  const [table] = outputsOf("same-sum");
  if (table?.kind !== "table") throw new Error("The cell has no table");
  expect(table.rows.map(([products]) => products)).toEqual(["eight of 1", "one of 8"]);
  expect(table.rows.map((row) => row[3])).toEqual(["8", "64"]);
  for (const [, mean, variance, formula] of table.rows) {
    expect(Number(mean)).toBeCloseTo(8, 0);
    expect(Number(variance) / Number(formula)).toBeCloseTo(1, 1);
  }
});
