import { expect, test } from "vitest";
import type { SearchEntry } from "@/lib/contract/search-entry";
import { cutExcerpt } from "./excerpt";
import { createIndex, findEntries } from "./find-entries";

const write = (
  href: string,
  title: string,
  text: string,
  kind: SearchEntry["kind"] = "section",
): SearchEntry => ({
  href,
  kind,
  title,
  lesson: null,
  text,
});

const index = createIndex([
  write("/lessons/lstm", "LSTM", "You can write the six equations of a gate.", "lesson"),
  write("/lessons/lstm#gates", "Gates", "A gate multiplies, between 0 and 1."),
  write("/glossary#convolution", "convolution", "One filter at every place of a picture.", "term"),
]);
const find = (query: string) => findEntries(index, query).findings.map(({ entry }) => entry.href);

test("a word is found by its beginning, and with a letter wrong", () => {
  expect(find("convol")).toEqual(["/glossary#convolution"]);
  expect(find("convolutoin")).toEqual(["/glossary#convolution"]);
  expect(find("zebra")).toEqual([]);
});

test("all words must be there, unless no entry has all", () => {
  expect(find("gate equations")).toEqual(["/lessons/lstm"]);
  expect(findEntries(index, "gate equations").hasAll).toBe(true);
  expect(findEntries(index, "gate picture").hasAll).toBe(false);
  expect(find("gate picture").toSorted()).toEqual(
    ["/glossary#convolution", "/lessons/lstm", "/lessons/lstm#gates"].toSorted(),
  );
});

test("an excerpt shows the first word that was found, whole words, and marks it", () => {
  const text = `${"before ".repeat(60)}the gate opens ${"after ".repeat(60)}`.trim();
  const pieces = cutExcerpt(text, ["gate"]);
  expect(pieces.filter(({ isFound }) => isFound)).toEqual([{ text: "gate", isFound: true }]);
  const shown = pieces.map((piece) => piece.text).join("");
  expect(shown).toMatch(/^… before .* the gate opens after .* …$/);
  expect(cutExcerpt("Short.", [])).toEqual([{ text: "Short.", isFound: false }]);
  expect(cutExcerpt("a 2^3=8 c", ["2^3=8", "c"]).map((piece) => piece.text)).toEqual([
    "a ",
    "2^3=8",
    " ",
    "c",
  ]);
});
