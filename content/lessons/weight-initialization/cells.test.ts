import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "@/lib/course/compile-lesson";
import { runCells } from "@/lib/course/test-cells";

const { cells } = await compileLesson("weight-initialization", tagRules);
const { outputsOf, faults } = await runCells(cells);

test("every cell of the lesson runs, one after the other", () => {
  expect(faults).toEqual([]);
  expect(cells.length).toBeGreaterThanOrEqual(1);
});

test("behind thirty layers 1/n has halved ReLU's values each time, 2/n has kept them, tanh has shrunk slowly", () => {
  const chart = outputsOf("thirty-layers").find((output) => output.kind === "chart");
  const [half, kept, gentle] = chart?.series.map(({ y }) => y) ?? [];
  expect(chart?.series[0]?.x).toEqual(Array.from({ length: 30 }, (_, layer) => layer + 1));
  expect(Math.log2(half?.[29] ?? NaN) / 30).toBeCloseTo(-1, 1);
  expect(Math.max(...(kept ?? []))).toBeLessThan(3);
  expect(Math.min(...(kept ?? []))).toBeGreaterThan(1 / 3);
  expect(gentle?.[0]).toBeCloseTo(0.4, 1);
  expect(gentle?.[19]).toBeCloseTo(0.025, 2);
});

test("the line that readers are asked to add, tanh with a gain of 5/3, stays near 0.42", async () => {
  const [cell] = cells;
  if (!cell) throw new Error("There is no cell");
  const more = await runCells([
    cell,
    { ...cell, id: "gain", code: "console.log(passThrough(25 / 9, tf.tanh).slice(9).join());" },
  ]);
  const sizes = more.logOf("gain").split(",").map(Number);
  expect(sizes).toHaveLength(21);
  for (const size of sizes) expect(Math.abs(size - 0.42)).toBeLessThan(0.06);
});
