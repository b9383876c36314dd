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
  expect(texts).toContain(
    "A graphics processor computes a hundred times as fast as plain JavaScript, and takes ten times as long for a product of two 4×4 matrices. Why?",
  );
});

test("where a learner has a number of their own there stands an ellipsis, and no hint is told", () => {
  expect(
    texts.some((text) =>
      text.startsWith("What does a memory cost? An LSTM reads characters from an alphabet of … symbols"),
    ),
  ).toBe(true);
  expect(texts.filter((text) => /\| \||Hint| {2}/.test(text))).toEqual([]);
});

test("a long question is cut after a word", () => {
  const cut = texts.filter((text) => text.endsWith("…"));
  expect(cut.length).toBeGreaterThan(0);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(161);
});
