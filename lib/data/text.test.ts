import { expect, test } from "vitest";
import { cutText, makeText, readText } from "./text";

const whole = { validation: 0, test: 0 };

test("hello, read once: four steps in one-hot vectors of four, each asked for the next letter", () => {
  const { inputs, inputShape, targets } = makeText({
    text: "hello",
    window: 4,
    split: whole,
    counts: { train: 1, validation: 0, test: 0 },
    seed: 1,
  });
  expect(inputShape).toEqual([4, 4]);
  expect([...inputs]).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0]);
  if (targets.kind !== "classes") throw new Error("classes are expected");
  expect(targets.names).toEqual(["h", "e", "l", "o"]);
  expect([...targets.labels].map((label) => targets.names[label]).join("")).toBe("ello");
});

test("validation pieces come from a stretch of the text that training never reads", () => {
  const text = "ab".repeat(80) + "cd".repeat(20);
  const { inputs, targets } = makeText({
    text,
    window: 10,
    split: { validation: 0.2, test: 0 },
    counts: { train: 30, validation: 10, test: 0 },
    seed: 3,
  });
  if (targets.kind !== "classes") throw new Error("classes are expected");
  const names = [...targets.labels].map((label) => targets.names[label]).join("");
  expect(names.slice(0, 300)).toMatch(/^[ab]+$/);
  expect(names.slice(300)).toMatch(/^[cd]+$/);
  // The target of each step is what the next one reads.
  for (let t = 0; t < 9; t++) expect(inputs[(t + 1) * 4 + targets.labels[t]!]).toBe(1);
});

test("the parts make up the text, and rare characters share one symbol", () => {
  const { symbols } = readText("the cat sat on the mat and saw a dog");
  expect(cutText(symbols, { validation: 0.2, test: 0.1 }).flat()).toEqual(symbols);
  const many = Array.from({ length: 100 }, (_, k) => String.fromCharCode(0x4e00 + k)).join("");
  const { vocabulary, symbols: few } = readText(many);
  expect(vocabulary).toHaveLength(64);
  expect(Math.max(...few)).toBe(63);
});
