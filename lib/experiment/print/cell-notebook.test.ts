import { expect, test } from "vitest";
import { type LessonNotebook, printLessonNotebook } from "./cell-notebook";
import { readNotebook } from "./test-nbformat";

const notebook: LessonNotebook = {
  title: "A lesson",
  cells: [
    { id: "first", heading: "One", lead: "Why.", code: "const a = 1;" },
    {
      id: "second",
      heading: "One",
      lead: "",
      code: 'import * as tf from "@tensorflow/tfjs";\n\ntf.scalar(a);\n',
    },
    { id: "third", heading: "Two", lead: "", code: "a;" },
  ],
  tools: null,
};

test("a lesson's cells are a notebook of nbformat 4.5 for Deno, under the lesson's headings", () => {
  const { cells, metadata } = readNotebook(printLessonNotebook(notebook));
  expect(metadata.kernelspec.name).toBe("deno");
  expect(cells.slice(1).map(({ cell_type, text }) => `${cell_type}: ${text}`)).toEqual([
    expect.stringMatching(/^code: import \* as tf from "npm:@tensorflow\/tfjs@4\.22\.0";\n/),
    "markdown: ## One\n\nWhy.",
    "code: const a = 1;",
    "code: tf.scalar(a);",
    "markdown: ## Two",
    "code: a;",
  ]);
});

test("what cells have at hand stands before them where they use it", () => {
  const { cells } = readNotebook(
    printLessonNotebook({ ...notebook, tools: "globalThis.plot = () => {};\n" }),
  );
  expect(cells[3]).toEqual({ cell_type: "code", id: "tools", text: "globalThis.plot = () => {};" });
});
