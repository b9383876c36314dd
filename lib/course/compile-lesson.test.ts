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

test("notes for the presenter are neither searched nor shown, and stand by themselves", async () => {
  const compiled = await compile("Before.\n\n<Notes>\n\nAsk *why*, and $x$.\n\n</Notes>\n\n## After");
  expect(compiled.sections[0]?.text).toBe("Before.");
  const { renderToStaticMarkup } = await import("react-dom/server");
  const components = { Notes: ({ html }: { html: string }) => html.slice(0, 21) };
  const html = renderToStaticMarkup(createElement(evaluateMdx(compiled.code), { components }));
  expect(html).toContain("&lt;p&gt;Ask &lt;em&gt;why&lt;/em&gt;");
  const faults = [
    ["<Notes>\n\nFirst of all.\n\n</Notes>", /nothing is above it/],
    ["<Lead>\n\nA lead.\n\n<Notes>\n\nIn it.\n\n</Notes>\n\n</Lead>", /inside no other tag/],
    ["Text.\n\n<Notes>\n\n## A heading\n\n</Notes>", /no headings/],
    ["Text.\n\n<Notes>\n\n<Recap>\n\nIn short.\n\n</Recap>\n\n</Notes>", /no tags/],
  ] as const;
  for (const [body, message] of faults) await expect(compile(body)).rejects.toThrow(message);
});
