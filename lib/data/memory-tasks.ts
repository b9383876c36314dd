import type { Random } from "@/lib/math/random";
import { findVocabulary } from "./vocabulary";

export const memoryTaskKinds = ["brackets", "quote", "recall", "hello", "text"] as const;
export type MemoryTaskKind = (typeof memoryTaskKinds)[number];

/** One sequence and what is asked of it; both of the same length. */
export interface MemorySequence {
  /** Index into the vocabulary at each step. */
  symbols: number[];
  /** Index into the classes at each step; -1 where nothing is asked. */
  targets: number[];
}

/** Sequences that cannot be answered without remembering something, and the same question at each asked step. */
export interface MemoryTask {
  kind: MemoryTaskKind;
  /** One string per symbol; the inputs are one-hot over it. */
  vocabulary: readonly string[];
  /** One string per answer. */
  classes: readonly string[];
  /** Steps of every sequence. */
  length: number;
  /** A new sequence. Held-out text comes from the last fifth, which training never reads. */
  draw(random: Random, split: "train" | "held-out"): MemorySequence;
}

export interface MemoryTaskOptions {
  kind: MemoryTaskKind;
  /** Recall: steps between the symbol and the question. */
  lag: number;
  /** Text: what to predict the next character of; `defaultText` when shorter than two characters. */
  text: string;
}

/** Deepest nesting that the bracket task reaches. */
export const deepestBracket = 3;
const largestTextVocabulary = 32;
const textLength = 24;
/** Below this many characters nothing is held back. */
const shortText = 150;

export const defaultText = [
  "the rain that fell in the lane ran to the drain and then the rain was gone.",
  "the train that came in the rain ran late and then the train was gone.",
  "the hen that ran from the rain sat in the lane and then the hen was gone.",
  "the cat that sat in the lane ran to the train and then the cat was gone.",
  "the rain fell on the hen and the hen ran to the train.",
  "the cat came from the drain and sat in the rain.",
  "the train ran in the lane and the hen was late.",
  "the hen that sat in the drain came to the train and then the rain fell on the cat.",
  "the cat that came late ran from the hen and then the train was gone.",
  "the lane that ran to the drain was late in the rain and then the rain was gone.",
].join(" ");

export function createMemoryTask({ kind, lag, text }: MemoryTaskOptions): MemoryTask {
  switch (kind) {
    case "brackets":
      return createBrackets();
    case "quote":
      return createQuote();
    case "recall":
      return createRecall(lag);
    case "hello":
      return createHello();
    case "text":
      return createText(text);
  }
}

/** How many brackets are open after each symbol, 0 to 3. Letters change nothing. */
function createBrackets(): MemoryTask {
  const vocabulary = ["(", ")", "a"];
  return {
    kind: "brackets",
    vocabulary,
    classes: Array.from({ length: deepestBracket + 1 }, (_, depth) => String(depth)),
    length: 20,
    draw(random) {
      const sequence: MemorySequence = { symbols: [], targets: [] };
      let depth = 0;
      for (let step = 0; step < 20; step++) {
        const isLetter = random.next() < 0.3;
        const opens = depth === 0 || (depth < deepestBracket && random.next() < 0.5);
        if (!isLetter) depth += opens ? 1 : -1;
        sequence.symbols.push(isLetter ? 2 : opens ? 0 : 1);
        sequence.targets.push(depth);
      }
      return sequence;
    },
  };
}

/** Is the text inside quotation marks after each symbol? One mark opens and closes, so they must be counted by twos. */
function createQuote(): MemoryTask {
  return {
    kind: "quote",
    vocabulary: ["a", "b", "c", "d", '"'],
    classes: ["out", "in"],
    length: 24,
    draw(random) {
      const sequence: MemorySequence = { symbols: [], targets: [] };
      let inside = 0;
      for (let step = 0; step < 24; step++) {
        const isMark = random.next() < 0.15;
        if (isMark) inside = 1 - inside;
        sequence.symbols.push(isMark ? 4 : random.integer(4));
        sequence.targets.push(inside);
      }
      return sequence;
    },
  };
}

/** One of four letters, then `lag` distracting ones, then a question mark: which letter was it? */
function createRecall(lag: number): MemoryTask {
  const letters = ["A", "B", "C", "D"];
  return {
    kind: "recall",
    vocabulary: [...letters, "x", "y", "?"],
    classes: letters,
    length: lag + 2,
    draw(random) {
      const letter = random.integer(letters.length);
      const distraction = Array.from({ length: lag }, () => letters.length + random.integer(2));
      return {
        symbols: [letter, ...distraction, letters.length + 2],
        targets: [-1, ...distraction.map(() => -1), letter],
      };
    },
  };
}

/** The next letter of "hello", over and over. The first l is followed by an l, the second by an o. */
function createHello(): MemoryTask {
  const vocabulary = ["h", "e", "l", "o"];
  const symbols = Array.from("hellohellohellohello", (letter) => vocabulary.indexOf(letter));
  return {
    kind: "hello",
    vocabulary,
    classes: vocabulary,
    length: symbols.length - 1,
    draw: () => ({ symbols: symbols.slice(0, -1), targets: symbols.slice(1) }),
  };
}

/** The next character of any text. */
function createText(pasted: string): MemoryTask {
  const given = pasted.replace(/\s+/g, " ").trimStart();
  const characters = Array.from(given.trim().length < 2 ? defaultText : given);
  const vocabulary = findVocabulary(characters, largestTextVocabulary);
  const known = new Map(vocabulary.map((character, index) => [character, index]));
  const indices = characters.map((character) => known.get(character) ?? vocabulary.length - 1);
  const cut = indices.length < shortText ? indices.length : Math.floor(indices.length * 0.8);
  const parts = {
    train: indices.slice(0, cut),
    "held-out": indices.length < shortText ? indices : indices.slice(cut),
  };
  return {
    kind: "text",
    vocabulary,
    classes: vocabulary,
    length: textLength,
    draw(random, split) {
      const part = parts[split];
      // A text shorter than one window is read round and round.
      const from = random.integer(
        Math.max(part.length - textLength, part.length > textLength ? 1 : part.length),
      );
      const window = Array.from(
        { length: textLength + 1 },
        (_, step) => part[(from + step) % part.length] ?? 0,
      );
      return { symbols: window.slice(0, -1), targets: window.slice(1) };
    },
  };
}
