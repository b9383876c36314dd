import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { createMemoryTask, memoryTaskKinds, type MemoryTask } from "./memory-tasks";

const read = (task: MemoryTask, symbols: readonly number[]) => symbols.map((s) => task.vocabulary[s]);
const draws = (task: MemoryTask, count: number) => {
  const random = createRandom(3, "test");
  return Array.from({ length: count }, () => task.draw(random, "train"));
};

test.each(memoryTaskKinds)("%s: every sequence has the task's length and known symbols", (kind) => {
  const task = createMemoryTask({ kind, lag: 9, text: "" });
  for (const { symbols, targets } of draws(task, 50)) {
    expect(symbols).toHaveLength(task.length);
    expect(targets).toHaveLength(task.length);
    for (const symbol of symbols) expect(task.vocabulary[symbol]).toBeTypeOf("string");
    expect(targets.some((target) => target >= 0)).toBe(true);
    for (const target of targets) expect(target).toBeLessThan(task.classes.length);
  }
});

test("brackets: the answer is the number of open brackets, never below 0 or above 3", () => {
  const task = createMemoryTask({ kind: "brackets", lag: 2, text: "" });
  const depths = new Set<number>();
  for (const { symbols, targets } of draws(task, 200)) {
    let depth = 0;
    read(task, symbols).forEach((symbol, step) => {
      depth += symbol === "(" ? 1 : symbol === ")" ? -1 : 0;
      expect(targets[step]).toBe(depth);
      depths.add(depth);
    });
  }
  expect([...depths].sort()).toEqual([0, 1, 2, 3]);
});

test("quote: the answer is the parity of the marks read so far", () => {
  const task = createMemoryTask({ kind: "quote", lag: 2, text: "" });
  for (const { symbols, targets } of draws(task, 50)) {
    let marks = 0;
    read(task, symbols).forEach((symbol, step) => {
      if (symbol === '"') marks++;
      expect(task.classes[targets[step] ?? -1]).toBe(marks % 2 === 1 ? "in" : "out");
    });
  }
});

test("recall: the only answer asked for stands `lag` symbols before the question", () => {
  const task = createMemoryTask({ kind: "recall", lag: 11, text: "" });
  for (const { symbols, targets } of draws(task, 50)) {
    const letters = read(task, symbols);
    expect(letters.at(-1)).toBe("?");
    expect(letters.slice(1, -1).every((letter) => letter === "x" || letter === "y")).toBe(true);
    expect(targets.slice(0, -1).every((target) => target === -1)).toBe(true);
    expect(task.classes[targets.at(-1) ?? -1]).toBe(letters[0]);
  }
});

test("hello: the letter l is answered once by l and once by o", () => {
  const task = createMemoryTask({ kind: "hello", lag: 2, text: "" });
  const [sequence] = draws(task, 1);
  const letters = read(task, sequence?.symbols ?? []);
  const answers = letters.map((letter, t) => `${letter}${task.classes[sequence?.targets[t] ?? -1]}`);
  expect(answers.slice(0, 5)).toEqual(["he", "el", "ll", "lo", "oh"]);
});

test("text: held-out windows come from the last fifth alone, and rare characters share one symbol", () => {
  const text = "ab".repeat(160) + "cd".repeat(40);
  const task = createMemoryTask({ kind: "text", lag: 2, text });
  const random = createRandom(5, "test");
  for (let k = 0; k < 50; k++) {
    expect(read(task, task.draw(random, "train").symbols).join("")).toMatch(/^[ab]+$/);
    expect(read(task, task.draw(random, "held-out").symbols).join("")).toMatch(/^[cd]+$/);
  }
  const many = Array.from({ length: 60 }, (_, k) => String.fromCharCode(0x4e00 + k)).join("");
  expect(createMemoryTask({ kind: "text", lag: 2, text: many }).vocabulary).toHaveLength(32);
});

test("text: one that is shorter than a window is read round and round", () => {
  const task = createMemoryTask({ kind: "text", lag: 2, text: "abc" });
  const [sequence] = draws(task, 1);
  expect("abc".repeat(10)).toContain(read(task, sequence?.symbols ?? []).join(""));
});
