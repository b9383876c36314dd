import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createElement } from "react";
import { expect, test } from "vitest";
import { tagRules } from "@/components/lesson/tag-rules";
import { compileLesson } from "./compile-lesson";
import { evaluateMdx } from "./evaluate-mdx";
import { SAMPLE_FRONTMATTER } from "./test-lesson";

test.each([
  ["ts", "const rate = 0.1;"],
  ["python", "rate = 0.1"],
])("%s in a lesson is coloured when it is compiled, for both themes", async (language, code) => {
  const root = path.join(await mkdtemp(path.join(tmpdir(), "course-")), "content");
  const folder = path.join(root, "lessons", "sample");
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, "lesson.mdx"),
    `${SAMPLE_FRONTMATTER}\n\`\`\`${language}\n${code}\n\`\`\`\n`,
  );
  await writeFile(path.join(root, "glossary.yaml"), "[]\n");
  const compiled = await compileLesson("sample", tagRules, root);
  const { renderToStaticMarkup } = await import("react-dom/server");
  const html = renderToStaticMarkup(createElement(evaluateMdx(compiled.code), { components: {} }));
  expect(html).toMatch(/<pre class="shiki/);
  const colours = new Set([...html.matchAll(/--shiki-light:(#\w+)/g)].map(([, colour]) => colour));
  expect(colours.size).toBeGreaterThan(1);
  expect(html).toContain("--shiki-dark:");
});
