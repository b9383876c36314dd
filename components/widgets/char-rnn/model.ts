import {
  readCharacters,
  sampleCharacters,
  type CharacterModel,
  type CharacterStep,
} from "@/lib/experiment/characters";
import { createRandom } from "@/lib/math/random";
import { softmax } from "@/lib/math/softmax";

/** What a network makes of the characters in the picture. */
export interface Reading {
  vocabulary: readonly string[];
  /** [time]: what is read, and what comes next. */
  shown: readonly number[];
  asked: readonly number[];
  steps: CharacterStep[];
  /** [time] of [vocabulary], at temperature 1. */
  probabilities: Float64Array[];
}

export function readShownCharacters(
  model: CharacterModel,
  text: Pick<Reading, "vocabulary" | "shown" | "asked">,
): Reading {
  const steps = readCharacters(model, text.shown);
  return { ...text, steps, probabilities: steps.map(({ scores }) => softmax(scores)) };
}

export interface Guess {
  symbol: number;
  probability: number;
}

/** The likeliest next characters after step `time`, likeliest first. */
export function rankGuesses({ probabilities }: Reading, time: number, count: number): Guess[] {
  return Array.from(probabilities[time] ?? [], (probability, symbol) => ({ symbol, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count);
}

/** At how many steps the likeliest character is the right one. */
export function countRight(reading: Reading): number {
  return reading.asked.filter((symbol, time) => rankGuesses(reading, time, 1)[0]?.symbol === symbol).length;
}

export interface Writing {
  temperature: number;
  /** Seed of the draws. */
  drawing: number;
}

/** What the network writes after reading the first character. @returns the characters, without the first */
export function writeText(
  model: CharacterModel,
  first: number,
  length: number,
  { temperature, drawing }: Writing,
): number[] {
  const random = createRandom(drawing, "write");
  return sampleCharacters(model, { start: [first], length, temperature, random });
}

/** Several words from one stream of draws, each after the first character. */
export function writeWords(
  model: CharacterModel,
  first: number,
  size: { count: number; length: number },
  { temperature, drawing }: Writing,
): number[][] {
  const random = createRandom(drawing, "write");
  return Array.from({ length: size.count }, () =>
    sampleCharacters(model, { start: [first], length: size.length, temperature, random }),
  );
}
