import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createElement } from "react";
import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "./compile-lesson";
import { evaluateMdx } from "./evaluate-mdx";
import { SAMPLE_FRONTMATTER } from "./test-lesson";

/** Compiles a course of one lesson with this text. */
async function compile(body: string) {
  const root = path.join(await mkdtemp(path.join(tmpdir(), "course-")), "content");
  const folder = path.join(root, "lessons", "sample");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "lesson.mdx"), `${SAMPLE_FRONTMATTER}\n${body}\n`);
  await writeFile(path.join(root, "glossary.yaml"), "[]\n");
  return compileLesson("sample", tagRules, root);
}

test.each([
  ["ts", "const rate = 0.1;"],
  ["python", "rate = 0.1"],
])("%s in a lesson is coloured when it is compiled, for both themes", async (language, code) => {
  const compiled = await compile(`\`\`\`${language}\n${code}\n\`\`\``);
  const { renderToStaticMarkup } = await import("react-dom/server");
  const html = renderToStaticMarkup(createElement(evaluateMdx(compiled.code), { components: {} }));
  expect(html).toMatch(/<pre class="shiki/);
  const colours = new Set([...html.matchAll(/--shiki-light:(#\w+)/g)].map(([, colour]) => colour));
  expect(colours.size).toBeGreaterThan(1);
  expect(html).toContain("--shiki-dark:");
});

test("the text between headings can be searched: without blocks of formulas or code, with tags' words", async () => {
  const body = [
    "Before *all*.",
    "## Its `gates`",
    "A gate $f_t$, between 0 and 1.",
    "$$\nx = y\n$$",
    "```ts\nlet hidden = 1;\n```",
    "<TryThis>\n\n1. Open it.\n\n</TryThis>",
    "### A part",
  ].join("\n\n");
  const { sections } = await compile(body);
  expect(sections).toEqual([
    { id: null, heading: null, text: "Before all." },
    { id: "its-gates", heading: "Its gates", text: "A gate …, between 0 and 1. Open it. A part" },
  ]);
});
