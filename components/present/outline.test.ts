import { isValidElement, type ReactNode } from "react";
import { expect, test } from "vitest";
import { Notes } from "@/components/lesson/prose";
import { tagRules } from "@/components/lesson/tag-rules";
import { createTags } from "@/components/lesson/tags";
import { compileLesson } from "@/lib/course/compile-lesson";
import { evaluateMdx } from "@/lib/course/evaluate-mdx";
import { cutSlides } from "./cut-slides";
import { listContent } from "./list-content";
import { listSlides, toOutline, toSpeakerNotes } from "./outline";

const compiled = await compileLesson("weight-initialization", tagRules);
const content = evaluateMdx(compiled.code);
const { title } = compiled.lesson;
const listed = listSlides(compiled, content);

test("the outline has the slides that present mode shows, cut at the same places", () => {
  const tags = createTags(compiled);
  const shown = cutSlides(listContent(content, tags), tags, compiled.headings, title);
  expect(shown.length).toBeGreaterThan(10);
  expect(toOutline(title, listed)).toEqual(toOutline(title, shown));
  expect(toSpeakerNotes(listed)).toEqual(toSpeakerNotes(shown));
  const types = shown.flatMap((slide) =>
    (slide.content as ReactNode[]).flatMap((node) => (isValidElement(node) ? [node.type] : [])),
  );
  expect(types).not.toContain(Notes);
});

test("notes belong to the slide of the block above them, formulas set", () => {
  const find = (anchor: string) => listed.find(({ anchors }) => anchors.includes(anchor));
  expect(listed[0]?.notes).toContain("Before anybody touches the dial");
  expect(find("poll-zero-start")?.notes).toContain("Let them vote before they talk");
  expect(find("what-we-want")?.notes).toBeNull();
  const formula = listed.find(({ notes }) => notes?.includes("finish the sentence"));
  expect(formula?.notes).toContain('class="katex"');
  expect(JSON.stringify(toOutline(title, listed))).not.toContain("finish the sentence");
});
