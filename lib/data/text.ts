import { createRandom } from "@/lib/math/random";
import type { Dataset } from "./dataset";
import { findVocabulary } from "./vocabulary";

/** Different characters that a model tells apart; rarer ones share the last entry. */
export const largestVocabulary = 64;

/** A text as numbers. */
export interface ReadText {
  /** One character each; in the order of their first place where they are few, so that h e l o is read as it is written. */
  vocabulary: string[];
  /** [characters]: index into the vocabulary. */
  symbols: number[];
}

export function readText(text: string): ReadText {
  const characters = Array.from(text);
  const found = findVocabulary(characters, largestVocabulary);
  const isShort = found.length <= 8;
  const vocabulary = isShort ? [...new Set(characters)] : found;
  const known = new Map(vocabulary.map((character, index) => [character, index]));
  const rare = vocabulary.length - 1;
  return { vocabulary, symbols: characters.map((character) => known.get(character) ?? rare) };
}

/** The parts of a text for training, validation and test, one after the other; those with no share are left out. */
export function cutText(
  symbols: readonly number[],
  split: { validation: number; test: number },
): (readonly number[])[] {
  const validation = Math.floor(symbols.length * split.validation);
  const test = Math.floor(symbols.length * split.test);
  const train = symbols.length - validation - test;
  return [
    symbols.slice(0, train),
    ...(split.validation > 0 ? [symbols.slice(train, train + validation)] : []),
    ...(split.test > 0 ? [symbols.slice(train + validation)] : []),
  ];
}

export interface TextOptions {
  text: string;
  /** Characters read of each piece; its targets are the next ones. */
  window: number;
  split: { validation: number; test: number };
  /** Pieces for training, validation and test. */
  counts: { train: number; validation: number; test: number };
  seed: number;
}

/** Pieces of a text from random places, as one-hot vectors [window, vocabulary]; each part has its own stretch of it. */
export function makeText({ text, window, split, counts, seed }: TextOptions): Dataset {
  const { vocabulary, symbols } = readText(text);
  const random = createRandom(seed, "text");
  const parts = cutText(symbols, split);
  const sizes = [counts.train, ...(split.validation > 0 ? [counts.validation] : []), counts.test];
  const count = counts.train + counts.validation + counts.test;
  const inputs = new Float32Array(count * window * vocabulary.length);
  const labels = new Int32Array(count * window);
  let step = 0;
  parts.forEach((part, index) => {
    for (let piece = 0; piece < (sizes[index] ?? 0); piece++) {
      const from = random.integer(part.length - window);
      for (let t = from; t < from + window; t++, step++) {
        inputs[step * vocabulary.length + (part[t] ?? 0)] = 1;
        labels[step] = part[t + 1] ?? 0;
      }
    }
  });
  return {
    count,
    inputShape: [window, vocabulary.length],
    inputs,
    targets: { kind: "classes", names: vocabulary, labels, perStep: true },
  };
}
