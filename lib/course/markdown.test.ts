import { expect, test } from "vitest";
import { MarkdownError, renderInline, renderMarkdown } from "./markdown";

test("a formula becomes HTML with MathML beside it, and no script is needed to show it", async () => {
  const html = await renderMarkdown("The variance of a sum is $n v$ here.");
  expect(html).toMatch(/^<p>The variance of a sum is <span class="katex">/);
  expect(html).toContain("<math");
  expect(html).toContain('<annotation encoding="application/x-tex">n v</annotation>');
});

test("a formula and the mark behind it are not parted at the end of a line", async () => {
  expect(await renderMarkdown("It is $n$, as said.")).toMatch(
    /<span class="held"><span class="katex">.*<\/span>,<\/span> as said/,
  );
  expect(await renderMarkdown("It is $n$ as said.")).not.toContain("held");
});

test("a long formula still breaks where KaTeX lets it, though a mark is held to its end", async () => {
  const html = await renderMarkdown("It is $a = b$.");
  expect(html).toMatch(/=.*<\/span><wbr><span class="base">.*<\/span>\.<\/span><\/p>$/);
});

test("tables of GitHub's Markdown are tables", async () => {
  const html = await renderMarkdown("| layer | weights |\n| --- | --- |\n| 1 | 12 |");
  expect(html).toContain("<th>layer</th>");
  expect(html).toContain("<td>12</td>");
});

test("inline text has no paragraph around it", async () => {
  expect(await renderInline("the *filter* of 3 by 3")).toBe("the <em>filter</em> of 3 by 3");
});

test("inline text of two paragraphs is refused", async () => {
  await expect(renderInline("one\n\ntwo")).rejects.toThrow(MarkdownError);
  await expect(renderInline("- one")).rejects.toThrow(MarkdownError);
});

test("a formula that KaTeX refuses is an error, not red text on a page", async () => {
  await expect(renderMarkdown("$\\frac{1}$")).rejects.toThrow(/a formula is wrong: .*KaTeX parse error/);
  await expect(renderMarkdown("$\\unknownmacro$")).rejects.toThrow(MarkdownError);
});

test("raw HTML never reaches the page", async () => {
  const html = await renderMarkdown('before <img src=x onerror="alert(1)"> <script>alert(1)</script> after');
  expect(html).not.toMatch(/<img|<script|onerror/);
});

test("a link is a link", async () => {
  expect(await renderInline("[here](/lessons/lstm)")).toBe('<a href="/lessons/lstm">here</a>');
});
