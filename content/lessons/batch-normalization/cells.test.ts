import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "@/lib/course/compile-lesson";
import { runCells } from "@/lib/course/test-cells";

const { cells } = await compileLesson("batch-normalization", tagRules);
const { outputsOf, faults } = await runCells(cells);

test("every cell of the lesson runs, one after the other", () => {
  expect(faults).toEqual([]);
  expect(cells.length).toBeGreaterThanOrEqual(1);
});

test("weights ten times as large change nothing behind the layer, and get a tenth of the gradient, which is at right angles", () => {
  const [table] = outputsOf("ten-times");
  if (table?.kind !== "table") throw new Error("The cell has no table");
  const [change, gradient, ofLarger, along] = table.rows.map(([, size]) => Number(size));
  expect(change).toBeLessThan(1e-4);
  expect(gradient).toBeGreaterThan(0.01);
  expect(ofLarger).toBeCloseTo((gradient ?? NaN) / 10, 4);
  expect(Math.abs(along ?? NaN)).toBeLessThan(1e-5);
});
