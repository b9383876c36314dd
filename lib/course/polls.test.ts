import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadPolls, publicPoll } from "./polls";

let root: string;

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), "polls-")), "content");
  mkdirSync(join(root, "lessons", "sizes"), { recursive: true });
});

afterEach(() => rmSync(join(root, ".."), { recursive: true, force: true }));

function load(yaml: string) {
  writeFileSync(join(root, "lessons", "sizes", "polls.yaml"), yaml);
  return loadPolls("sizes", root);
}

const single = `
- id: model-size
  kind: single
  question: How many parameters has a network of $3$, $4$, $4$ and $1$ neurons?
  options:
    - id: weights
      text: 32
      reply: You counted the SENTINEL-REPLY weights.
      misconception: forgets-biases
    - id: all
      text: "41"
      correct: true
      reply: SENTINEL-RIGHT
  explanation: The SENTINEL-EXPLANATION sum is $12+16+4+9$.
`;

const number = `
- id: output-width
  kind: number
  question: How wide is the output?
  answer: { value: 200, tolerance: 5%, unit: pixels }
  replies:
    - { value: 202, reply: The padding was counted once more. }
  explanation: Count the places.
`;

test("a poll is compiled: Markdown and formulas to HTML, YAML's number 32 to text", async () => {
  const [poll] = await load(single);
  expect(poll?.kind).toBe("single");
  if (poll?.kind !== "single") return;
  expect(poll.questionHtml).toContain('class="katex"');
  expect(poll.options.map((option) => option.html)).toEqual(["32", "41"]);
  expect(poll.options.map((option) => option.correct)).toEqual([false, true]);
  expect(poll.options[0]?.misconception).toBe("forgets-biases");
});

test("a lesson without the file has no polls", async () => {
  expect(await loadPolls("sizes", root)).toEqual([]);
});

test("the public poll holds neither what is right nor any word that tells it", async () => {
  const polls = await load(single + number);
  const text = JSON.stringify(polls.map(publicPoll));
  expect(text).not.toMatch(
    /SENTINEL|correct|reply|misconception|forgets-biases|explanation|tolerance|200|202/i,
  );
  expect(polls.map(publicPoll)[1]?.unit).toBe("pixels");
});

test("the version changes with what the reader sees, and with nothing else", async () => {
  const version = async (yaml: string) => (await load(yaml))[0]?.version;
  const before = await version(single);
  expect(await version(single.replace("SENTINEL-EXPLANATION", "whole"))).toBe(before);
  expect(await version(single.replace("text: 32", 'text:   "32"'))).toBe(before);
  expect(await version(single.replace("text: 32", "text: 33"))).not.toBe(before);
  expect(await version(single.replace("How many", "Count the"))).not.toBe(before);
});

test("the version does not depend on which option is right, so it cannot be guessed from it", async () => {
  const swapped = single
    .replace("      misconception: forgets-biases\n", "      correct: true\n")
    .replace("      correct: true\n      reply: SENTINEL-RIGHT", "      reply: SENTINEL-RIGHT");
  const [a] = await load(single);
  const [b] = await load(swapped);
  expect(b?.kind === "single" && b.options[0]?.correct).toBe(true);
  expect(b?.version).toBe(a?.version);
});

test("a tolerance is absolute, or a percentage of the answer", async () => {
  const [relative] = await load(number);
  const [absolute] = await load(number.replace("5%", "0.5"));
  expect(relative?.kind === "number" && relative.tolerance).toEqual({ kind: "relative", amount: 0.05 });
  expect(absolute?.kind === "number" && absolute.tolerance).toEqual({ kind: "absolute", amount: 0.5 });
});

const faults: { name: string; yaml: string; message: RegExp }[] = [
  {
    name: "YAML that does not parse",
    yaml: single.replace('text: "41"', 'text: "41'),
    message: /^content\/lessons\/sizes\/polls\.yaml:\d+: Missing closing "quote$/m,
  },
  {
    name: "a misspelt key",
    yaml: single.replace("explanation:", "explenation:"),
    message: /polls\.yaml:2: #1.*explenation/,
  },
  {
    name: "two right options in a single choice",
    yaml: single.replace("      misconception: forgets-biases\n", "      correct: true\n"),
    message:
      /polls\.yaml:6: #1 options: a poll of kind single has one option with correct: true, this one has 2/,
  },
  {
    name: "a wrong option without a reply",
    yaml: single.replace(/ {6}reply: You.*\n/, ""),
    message: /polls\.yaml:6: #1 options #1: the wrong option weights has no reply/,
  },
  {
    name: "two options with one id",
    yaml: single.replace("id: all", "id: weights"),
    message: /polls\.yaml:10: #1 options #2 id: another option has this id/,
  },
  {
    name: "two polls with one id",
    yaml: single + number.replace("output-width", "model-size"),
    message: /polls\.yaml:\d+: #2 id: another poll has this id/,
  },
  {
    name: "a formula that cannot be typeset",
    yaml: single.replace("$12+16+4+9$", "$\\frac{1}$"),
    message: /polls\.yaml:14: a formula is wrong/,
  },
  {
    name: "a kind that does not exist",
    yaml: single.replace("kind: single", "kind: essay"),
    message: /polls\.yaml:3: #1 kind/,
  },
  {
    name: "a tolerance that is no number",
    yaml: number.replace("5%", "about 5"),
    message: /polls\.yaml:5: #1 answer tolerance/,
  },
];

test.each(faults)("$name is reported with file and line", async ({ yaml, message }) => {
  await expect(load(yaml)).rejects.toThrow(message);
});
