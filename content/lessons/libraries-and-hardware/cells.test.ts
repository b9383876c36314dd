import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "@/lib/course/compile-lesson";
import { runCells } from "@/lib/course/test-cells";
import { measureDistance, readReports } from "@/lib/experiment/print/test-programs";

const { cells } = await compileLesson("libraries-and-hardware", tagRules);
const { outputsOf, logOf, faults } = await runCells(cells);

test("every cell of the lesson runs, one after the other", () => {
  expect(faults).toEqual([]);
  expect(cells.length).toBeGreaterThanOrEqual(5);
});

test("loops and library are timed at the same sizes", () => {
  const chart = outputsOf("price-of-a-call").find((output) => output.kind === "chart");
  expect(chart?.series.map(({ name }) => name)).toEqual(["three loops", "tf.matMul"]);
  for (const { x, y } of chart?.series ?? []) {
    expect(x).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(y.every((microseconds) => microseconds > 0)).toBe(true);
  }
});

test("the tape by hand has four lines for three operations, and 4 + cos 2 as the derivative", () => {
  const [table, value] = outputsOf("tape-by-hand");
  expect(table).toMatchObject({ kind: "table", columns: ["line", "value", "made of", "derivative"] });
  if (table?.kind === "table") expect(table.rows).toHaveLength(4);
  if (value?.kind !== "value") throw new Error("The cell has no value");
  expect(Number(value.text)).toBeCloseTo(4 + Math.cos(2), 12);
});

test("the library's tape agrees with ours, to single precision", () => {
  const [library, ours] = [...logOf("tape-of-the-library").matchAll(/: +([\d.]+)$/gm)].map(([, number]) =>
    Number(number),
  );
  expect(library).toBeCloseTo(ours ?? NaN, 5);
});

test("the gradient of the line's loss is -10 by w and -5 by b", () => {
  const shown = outputsOf("tape-of-the-library").flatMap((output) =>
    output.kind === "tensor" ? [output.values[0]] : [],
  );
  expect(shown).toEqual([-10, -5]);
});

test("doublings recorded on the way: 64 from 3, 2 from 60", () => {
  expect(logOf("recorded-on-the-way")).toBe("from 3: derivative 64\nfrom 60: derivative 2");
});

test("the printed program of the rings gives our own engine's losses", async () => {
  const experiment = cells.find(({ id }) => id === "rings-in-full")?.experiment;
  if (!experiment) throw new Error("The cell has no Experiment");
  const reports = readReports(logOf("rings-in-full"));
  expect(reports.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 5, 10, 20]);
  expect(await measureDistance(experiment, reports)).toBeLessThan(1e-3);
});
