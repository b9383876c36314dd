import type { Random } from "@/lib/math/random";
import type { CodeExercise } from "./code-exercise";
import type { Value } from "@/lib/math/compare-values";

export type { Value };

interface Draft<Arguments extends readonly Value[]> {
  functionName: string;
  /** What the function is to give. */
  solve: (...values: Arguments) => Value;
  /** With what they give written down, so that it can be checked by hand. */
  examples: readonly { name: string; arguments: NoInfer<Arguments>; expected: Value }[];
  drawCases: (random: Random) => readonly { name: string; arguments: NoInfer<Arguments> }[];
  mistakes: readonly { message: string; compute: (...values: NoInfer<Arguments>) => Value }[];
}

/** An exercise whose hidden cases are worked out by a function of its own, to six decimals. */
export function defineCode<Arguments extends readonly Value[]>({
  functionName,
  solve,
  examples,
  drawCases,
  mistakes,
}: Draft<Arguments>): CodeExercise {
  return {
    kind: "code",
    functionName,
    tolerance: 1e-6,
    examples,
    drawCases: (random) => drawCases(random).map((each) => ({ ...each, expected: solve(...each.arguments) })),
    mistakes: mistakes.map(({ message, compute }) => ({
      message,
      // What it is given are always the arguments of a case.
      compute: (...values: never[]) => compute(...(values as unknown as Arguments)),
    })),
  };
}

/** What a number that JSON has not is compared as: see `GuestOutcome`. */
export const toWords = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

/** A list of so many, each made from its place. */
export const listOf = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Standard normal numbers. */
export const drawList = (random: Random, count: number): number[] => listOf(count, () => random.normal());

export const drawMatrix = (random: Random, rows: number, columns: number): number[][] =>
  listOf(rows, () => drawList(random, columns));

/** Whole numbers from -4 to 4: small enough to find a slip by hand. */
export const drawWholeMatrix = (random: Random, rows: number, columns: number): number[][] =>
  listOf(rows, () => listOf(columns, () => random.integer(9) - 4));

/** The entry at a place that is known to be there. */
export function at<Item>(list: readonly Item[], index: number): Item {
  if (index < 0 || index >= list.length) throw new Error(`There is no entry ${index} of ${list.length}`);
  return list[index] as Item;
}

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

export const dot = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((value, index) => value * at(b, index)));

export const transpose = (matrix: readonly (readonly number[])[]): number[][] =>
  listOf(at(matrix, 0).length, (column) => matrix.map((row) => at(row, column)));
