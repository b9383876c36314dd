import { mostClasses } from "./choose-columns";
import { nameAll } from "./column-names";
import { type Decimal, readNumber } from "./read-number";

/** The classes in a column of text or of numbers that name them. */
export interface ClassColumn {
  names: string[];
  /** [rows]: the class, from 0; -1 for a row whose class is not one of the most frequent. */
  labels: Int32Array;
  /** Different values in the column. */
  distinct: number;
}

/**
 * The classes of a column: its values, where there are at most 5, else the 5 most frequent. In order of their numbers,
 * or of the alphabet. Numbers written in two ways, 1 and 1.0, are one class.
 */
export function readClasses(cells: readonly string[], decimal: Decimal): ClassColumn {
  const counts = new Map<string, number>();
  const keys = cells.map((cell) => {
    const value = readNumber(cell, decimal);
    const key = Number.isNaN(value) ? cell : String(value);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return key;
  });
  const { compare } = new Intl.Collator("en", { numeric: true });
  const frequent = [...counts]
    .sort(([a, m], [b, n]) => n - m || compare(a, b))
    .slice(0, mostClasses)
    .map(([key]) => key)
    .sort((a, b) => Number(a) - Number(b) || compare(a, b));
  const places = new Map(frequent.map((key, place) => [key, place]));
  return {
    names: nameAll(frequent, (index) => `class ${index + 1}`),
    labels: Int32Array.from(keys, (key) => places.get(key) ?? -1),
    distinct: counts.size,
  };
}
