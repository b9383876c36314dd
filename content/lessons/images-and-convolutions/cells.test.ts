import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "@/lib/course/compile-lesson";
import { runCells } from "@/lib/course/test-cells";

const { cells } = await compileLesson("images-and-convolutions", tagRules);
const { outputsOf, faults } = await runCells(cells);

test("every cell of the lesson runs, one after the other", () => {
  expect(faults).toEqual([]);
  expect(cells.length).toBeGreaterThanOrEqual(1);
});

const tensorsOf = (id: string) =>
  outputsOf(id).flatMap((output) => (output.kind === "tensor" ? [output] : []));

test("the convolution is a matrix of 9 x 25 with 45 of the cross's ones, times the picture", () => {
  const [matrix, product, convolution] = tensorsOf("one-matrix");
  expect(matrix?.shape).toEqual([9, 25]);
  expect(Array.from(matrix?.values ?? []).filter((weight) => weight !== 0)).toHaveLength(45);
  expect(Array.from(product?.values ?? [])).toEqual([4, 3, 4, 2, 4, 3, 2, 3, 4]);
  expect(product).toEqual(convolution);
});

test("with pixels and columns shuffled alike the layer computes what it computed", () => {
  const [before, after] = outputsOf("shuffled").flatMap((output) =>
    output.kind === "image" ? [output.pixels] : [],
  );
  expect(after).not.toEqual(before);
  expect(tensorsOf("shuffled")[0]).toEqual(tensorsOf("one-matrix")[1]);
});
