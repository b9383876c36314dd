import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "./compile-lesson";
import { SAMPLE_FRONTMATTER } from "./test-lesson";

let root: string;
afterEach(() => rm(root, { recursive: true }));

async function compile(body: string) {
  root = await mkdtemp(path.join(tmpdir(), "cells-"));
  const folder = path.join(root, "lessons", "sample");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(root, "glossary.yaml"), "[]\n");
  await writeFile(path.join(folder, "lesson.mdx"), `${SAMPLE_FRONTMATTER}\n${body}\n`);
  return compileLesson("sample", tagRules, root);
}
const cell = (id: string, code: string) => `<Cell id="${id}">\n\n\`\`\`ts\n${code}\n\`\`\`\n\n</Cell>`;

test("a cell comes with its code, its heading, and the words that lead to it", async () => {
  const { cells } = await compile(
    `## Sums\n\nAdd *two*.\n\n${cell("sum", "const a: number = 1;\na + 1;")}\n\n${cell("next", "a;")}`,
  );
  expect(cells).toEqual([
    {
      id: "sum",
      heading: "Sums",
      lead: "Add *two*.",
      code: "const a: number = 1;\na + 1;",
      experiment: null,
    },
    { id: "next", heading: "Sums", lead: "", code: "a;", experiment: null },
  ]);
});

test("a cell with an Experiment has its printed program, which draws its curves", async () => {
  const { cells, code } = await compile('<Cell id="rings" experiment={{ training: { epochs: 3 } }} />');
  expect(cells[0]?.experiment?.training.epochs).toBe(3);
  expect(cells[0]?.code).toContain("chart.add(epoch, losses);");
  expect(code).toContain("openStream");
});

test.each([
  ["a cell that is no program", cell("bad", "const a = 1;\nconst b = ;"), /SyntaxError/],
  ["a cell without code", '<Cell id="bad">\n\nWords.\n\n</Cell>', /holds one block of code/],
  ["a second cell of the same id", `${cell("bad", "1;")}\n\n${cell("bad", "2;")}`, /"bad" already/],
  ["an Experiment that is none", '<Cell id="bad" experiment={{ epochs: 3 }} />', /epochs/],
  [
    "an Experiment that has no printer",
    '<Cell id="bad" experiment={{ data: { source: { kind: "text" } } }} />',
    /cannot be printed|Sequences/,
  ],
])("%s is reported", async (_what, body, message) => {
  await expect(compile(body)).rejects.toThrow(message);
});
