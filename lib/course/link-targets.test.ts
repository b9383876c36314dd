import { expect, test } from "vitest";
import { listSlugs } from "./lessons";
import { listLinkTargets } from "./link-targets";

const lessons = await listLinkTargets();
const texts = lessons.flatMap(({ polls, exercises }) => [...polls, ...exercises].map(({ text }) => text));

test("every lesson is there, with what can be asked of it", async () => {
  expect(lessons.map(({ lesson }) => lesson).sort()).toEqual([...(await listSlugs())].sort());
  expect(lessons.every(({ polls }) => polls.length > 0)).toBe(true);
});

test("what is asked reads as plain words, formulas too", () => {
  expect(texts.filter((text) => /[$\\`]|\*\*|<\w/.test(text))).toEqual([]);
  expect(texts).toContain("How many layers of 3×3 convolutions does it take?");
});

test("a long question is cut after a word", () => {
  const cut = texts.filter((text) => text.endsWith("…"));
  expect(cut.length).toBeGreaterThan(0);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(161);
});
