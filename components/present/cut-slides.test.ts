import { isValidElement, type ReactNode } from "react";
import { expect, test } from "vitest";
import { Notes } from "@/components/lesson/prose";
import { tagRules } from "@/components/lesson/tag-rules";
import { createTags } from "@/components/lesson/tags";
import { compileLesson } from "@/lib/course/compile-lesson";
import { evaluateMdx } from "@/lib/course/evaluate-mdx";
import { listSlugs } from "@/lib/course/lessons";
import { cutSlides } from "./cut-slides";
import { listContent } from "./list-content";
import { readText, weighBlock } from "./weigh-block";

async function cutLesson(slug: string) {
  const compiled = await compileLesson(slug, tagRules);
  const tags = createTags(compiled);
  const content = listContent(evaluateMdx(compiled.code), tags);
  return { compiled, content, slides: cutSlides(content, tags, compiled.headings, compiled.lesson.title) };
}

const cut = await cutLesson("weight-initialization");

test("no block of a lesson is lost or shown twice, and every section begins a slide", async () => {
  for (const { compiled, content, slides } of [cut, await cutLesson((await listSlugs()).at(-1) ?? "")]) {
    const keys = (node: ReactNode) => (isValidElement(node) && node.type !== Notes ? [node.key] : []);
    expect(slides.flatMap((slide) => (slide.content as ReactNode[]).flatMap(keys))).toEqual(
      content.flatMap(keys),
    );
    const sections = compiled.headings.filter(({ depth }) => depth === 2).map(({ text }) => text);
    expect(slides.flatMap((slide) => (slide.isContinued ? [] : [slide.section]))).toEqual([
      compiled.lesson.title,
      ...sections,
    ]);
  }
});

test("the lead stands on the first slide with its instrument, a poll alone, a formula with its symbols", () => {
  const { slides } = cut;
  expect(slides[0]?.kind).toBe("widget");
  expect(readText(slides[0]?.content)).toContain("Thirty layers, one dial");
  const poll = slides.find(({ anchors }) => anchors.includes("poll-zero-start"));
  expect(poll?.content).toHaveLength(1);
  const symbols = slides.filter((slide) => readText(slide.content).includes("the variance of one weight"));
  expect(symbols).toHaveLength(1);
  expect(readText(symbols[0]?.content)).toContain("A neuron adds up");
});

test("text is cut before it is longer than a screen, except within a list or a paragraph", () => {
  for (const { kind, content } of cut.slides) {
    if (kind !== "text") continue;
    const weights = (content as ReactNode[]).map((node) => weighBlock(node));
    const largest = Math.max(...weights);
    expect(weights.reduce((sum, weight) => sum + weight, 0) - largest).toBeLessThan(900);
  }
});
