import { isMissing, readNumber } from "./read-number";
import type { SplitTable } from "./split-table";

/** Different values are counted up to here. */
export const mostCounted = 100;

/** What is known of one column before it is chosen for anything. */
export interface TableColumn {
  name: string;
  /** Numbers where more than half of its cells that hold anything are numbers. */
  kind: "numbers" | "text";
  /** Different values, counted to 100. */
  distinct: number;
  /** Of the numbers in it; NaN for text. */
  low: number;
  high: number;
  /** Whether it only counts the rows: 0, 1, 2, … or 1, 2, 3, … */
  isRowNumber: boolean;
}

/** Every column of the table, seen once from top to bottom. */
export function describeColumns(table: SplitTable): TableColumn[] {
  return table.names.map((name, column) => describeColumn(table, name, column));
}

function describeColumn({ rows, decimal }: SplitTable, name: string, column: number): TableColumn {
  const numbers = new Set<number>();
  const words = new Set<string>();
  let [low, high] = [Infinity, -Infinity];
  let [numeric, verbal] = [0, 0];
  let isRowNumber = true;
  for (let i = 0; i < rows.length; i++) {
    const cell = rows[i]?.[column] ?? "";
    const value = readNumber(cell, decimal);
    if (value !== i && value !== i + 1) isRowNumber = false;
    if (!Number.isNaN(value)) {
      numeric++;
      if (value < low) low = value;
      if (value > high) high = value;
      if (numbers.size < mostCounted) numbers.add(value);
    } else if (!isMissing(cell) && !isInfinite(cell)) {
      verbal++;
      if (words.size < mostCounted) words.add(cell);
    }
  }
  return numeric > verbal
    ? { name, kind: "numbers", distinct: numbers.size, low, high, isRowNumber }
    : {
        name,
        kind: "text",
        distinct: Math.min(mostCounted, words.size + numbers.size),
        low: NaN,
        high: NaN,
        isRowNumber: false,
      };
}

/** A number that is none to compute with; it says nothing against its column. */
export function isInfinite(cell: string): boolean {
  return /^[+-]?(inf|infinity|∞)$/i.test(cell);
}
