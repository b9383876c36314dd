import type { TableSource } from "@/lib/experiment/schema-data";
import { guessChoice, type TableChoice } from "./choose-columns";
import { fillTable } from "./fill-table";
import { splitTable, type SplitTable } from "./split-table";
import { describeColumns, type TableColumn } from "./table-columns";

/** A text as a table, from which any three columns can be taken. */
export interface ParsedTable extends SplitTable {
  columns: TableColumn[];
  /** The columns that are taken at first. */
  guess: TableChoice;
}

/** What became of a choice of columns. */
export interface TableReading {
  /** Null where nothing can be learnt from these columns; `fault` says why. */
  source: TableSource | null;
  /** What is wrong with the choice, and what to do; null while all is well. */
  fault: string | null;
  /** What the reader should know of how it was read, each a sentence or two. */
  notes: string[];
  /** Rows in the text, its header not counted. */
  rows: number;
  /** Rows in `source`. */
  kept: number;
  /** Rows that cannot be used; those that are neither kept nor left out were not in the sample. */
  leftOut: number;
  /** Numbers to predict are stretched to -1..1; these are their values there. Null for classes. */
  target: { name: string; low: number; high: number } | null;
}

/**
 * Reads a text of rows and columns: commas, semicolons, tabs, bars or spaces between them, names on the first line or
 * none.
 * @throws TableError with words for the reader where it holds no table that can be used
 */
export function parseTable(text: string): ParsedTable {
  const split = splitTable(text);
  const columns = describeColumns(split);
  return { ...split, columns, guess: guessChoice(columns) };
}

/**
 * Takes three columns of a table: both axes stretched to -1..1, the target as classes or as numbers from -1 to 1. At most
 * 5,000 rows, drawn by the seed. Never throws: what cannot be used has a `fault`.
 */
export function readColumns(table: ParsedTable, choice: TableChoice, seed = 1): TableReading {
  const reading = fillTable(table, choice, seed);
  return { ...reading, notes: [...table.notes, ...reading.notes], rows: table.rows.length };
}
