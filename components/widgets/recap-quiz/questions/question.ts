import type { Random } from "@/lib/math/random";

/** One question with its numbers. */
export interface Question {
  /** What is given and what is asked. */
  text: string;
  /** Numbers to be read from, each a small table. */
  grids?: readonly { label: string; rows: readonly (readonly number[])[] }[];
  answer: number;
  /** How far from the answer still counts as right. */
  tolerance?: number;
  /** Wrong answers that tempt, and what leads to each. */
  slips: readonly { value: number; says: string }[];
  /** The way to the answer, with these numbers. */
  working: string;
}

/** A question without its numbers. */
export interface QuestionKind {
  id: string;
  title: string;
  /** The lesson that teaches it. */
  lesson: string;
  make: (random: Random) => Question;
}

/** One of these, each as likely. */
export function choose<T>(random: Random, options: readonly [T, ...T[]]): T {
  return options[random.integer(options.length)] as T;
}

/** An integer from `low` to `high`, both included. */
export function draw(random: Random, low: number, high: number): number {
  return low + random.integer(high - low + 1);
}

/** 1234567 as 1,234,567, with a true minus. */
export function print(value: number, digits = 0): string {
  return value.toLocaleString("en", { maximumFractionDigits: digits }).replace("-", "\u2212");
}
