import { expect, test } from "vitest";
import type { CompiledLesson } from "@/lib/course/compile-lesson";
import { tagRules } from "./tag-rules";
import { createTags } from "./tags";

test("every tag that an author may write has a rule, and every rule a tag", () => {
  const tags = Object.keys(
    createTags({ lesson: { slug: "sample" }, polls: [], exercises: [] } as unknown as CompiledLesson),
  );
  // Lower case stands for Markdown's own elements, and formulas are written between dollar signs.
  const written = tags.filter((name) => /^[A-Z]/.test(name) && name !== "Formula");
  expect(written.sort()).toEqual(Object.keys(tagRules).sort());
});
