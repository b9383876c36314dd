import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "@/lib/course/compile-lesson";
import { runCells } from "@/lib/course/test-cells";

const { cells } = await compileLesson("lstm", tagRules);
const { outputsOf, logOf, faults } = await runCells(cells);

test("every cell of the lesson runs, one after the other", () => {
  expect(faults).toEqual([]);
  expect(cells.length).toBeGreaterThanOrEqual(1);
});

test("through fifty steps come 2e-12, 6e-7 and 1.2 of the gradient for biases of 0, 1 and 5", () => {
  const chart = outputsOf("back-through-the-cell").find((output) => output.kind === "chart");
  expect(chart?.series.map(({ name }) => name)).toEqual(["bias 0", "bias 1", "bias 5"]);
  const [none, usual, open] = chart?.series.map(({ y }) => y.at(-1) ?? NaN) ?? [];
  expect((none ?? NaN) / 2e-12).toBeCloseTo(1, 1);
  expect((usual ?? NaN) / 6e-7).toBeCloseTo(1, 1);
  expect(open).toBeCloseTo(1.2, 1);
  // What the short formula says.
  expect(0.5 ** 50 / 1e-15).toBeCloseTo(1, 0);
  expect(logOf("back-through-the-cell")).toMatch(/50: 1\.4660\d*e-7 /);
});
