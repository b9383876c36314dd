import Papa from "papaparse";
import { nameAll } from "./column-names";
import { findDelimiter, findWidth } from "./find-delimiter";
import { type Decimal, findDecimal, looksNumeric } from "./read-number";
import { TableError } from "./table-error";

/** Lines of a text that is read at all. */
const mostLines = 1_000_000;

/** Lines of words above a table, such as a title. */
const mostPreamble = 50;

/** Rows that the width of the table and its decimal sign are found by. */
const sampleRows = 1_000;

/** A text cut into cells. */
export interface SplitTable {
  /** One name for each column, no two alike. */
  names: string[];
  /** Trimmed cells; a row may have more or fewer than there are names. */
  rows: string[][];
  /** [rows]: the line of the text on which each begins, from 1. */
  lines: Int32Array;
  decimal: Decimal;
  /** What the reader should know of how it was read. */
  notes: string[];
}

const delimiterNames: Record<string, string> = {
  "\t": "tabs",
  ";": "semicolons",
  "|": "bars",
  " ": "spaces",
};

/** @throws TableError where there is no table in it */
export function splitTable(raw: string): SplitTable {
  checkLines(raw);
  const notes: string[] = [];
  const { text, declared } = readDeclaration(raw.startsWith("\ufeff") ? raw.slice(1) : raw);
  const delimiter = declared ?? findDelimiter(text);
  if (delimiter !== null && delimiter !== ",")
    notes.push(`The columns are those between ${delimiterNames[delimiter] ?? `the signs ${delimiter}`}.`);
  const { rows, lines } = cutRows(text, delimiter ?? ",");
  if (rows.length === 0)
    throw new TableError(
      "There is no row in it, only empty lines. Choose a file with a row for each example.",
    );

  const width = findWidth(rows.slice(0, sampleRows));
  const first = findFirstRow(rows, width);
  const names = readNames(rows[first] ?? [], width);
  if (first > 0)
    notes.push(
      first === 1
        ? "The first line is not a row of the table and is left out."
        : `The first ${first} lines are not rows of the table and are left out.`,
    );
  if (names === null)
    notes.push("The first line holds numbers, so the columns have no names: they are called by their place.");
  const from = names === null ? first : first + 1;
  if (from === rows.length)
    throw new TableError(
      "There is only one line in it, with the names of columns. Choose a file that has rows below them.",
    );
  const decimal = findDecimal(rows.slice(from, from + sampleRows).flat(), delimiter ?? ",");
  if (decimal === "comma") notes.push("Commas are decimal signs here: 2,5 is two and a half.");
  return {
    names: nameAll(names ?? Array.from({ length: width }, () => ""), (index) => `column ${index + 1}`),
    rows: rows.slice(from),
    lines: lines.slice(from),
    decimal,
    notes,
  };
}

function checkLines(text: string): void {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  if (lines > mostLines)
    throw new TableError(
      `It has ${lines.toLocaleString("en")} lines, more than the 1,000,000 that are read here. Keep a part of the rows: at most 5,000 are used in any case.`,
    );
}

/** Excel's own first line, `sep=;`. It is emptied, so that the lines keep their numbers. */
function readDeclaration(text: string): { text: string; declared: string | null } {
  const match = /^"?sep=(.)"?(?=\r|\n)/i.exec(text);
  return match === null
    ? { text, declared: null }
    : { text: text.slice(match[0].length), declared: match[1] ?? null };
}

/** Rows with anything in them, trimmed, and the line that each begins on. */
function cutRows(text: string, delimiter: string): { rows: string[][]; lines: Int32Array } {
  const source = delimiter === " " ? text.replace(/^ +| +$/gm, "").replace(/ {2,}/g, " ") : text;
  const { data, errors } = Papa.parse<string[]>(source, { delimiter });
  const open = errors.find(({ code }) => code === "MissingQuotes");
  if (open !== undefined) {
    const line = source.slice(0, open.index ?? 0).split(/\r\n|\n|\r/).length;
    throw new TableError(
      `A quotation mark on line ${line} is never closed, so it is unclear where its cell ends. Close it, or take it away.`,
    );
  }
  const isQuoted = source.includes('"');
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  for (const row of data) {
    const begins = line;
    line++;
    let isBlank = true;
    for (let i = 0; i < row.length; i++) {
      const cell = row[i] as string;
      // A quoted cell may run over several lines.
      if (isQuoted && cell.includes("\n")) line += cell.split("\n").length - 1;
      const trimmed = cell.trim();
      row[i] = trimmed;
      if (trimmed !== "") isBlank = false;
    }
    if (isBlank) continue;
    rows.push(row);
    lines.push(begins);
  }
  return { rows, lines: Int32Array.from(lines) };
}

/** The first row of the table, past a title or the like. */
function findFirstRow(rows: readonly string[][], width: number): number {
  const first = rows.findIndex((row, i) => row.length >= width || isShifted(row, rows[i + 1], width));
  return first > mostPreamble ? 0 : Math.max(0, first);
}

/** R's habit: row names have no name of their own, so that the first line has a cell less than the others. */
function isShifted(row: readonly string[], next: readonly string[] | undefined, width: number): boolean {
  return (
    width > 2 &&
    row.length === width - 1 &&
    next?.length === width &&
    row.every((cell) => cell !== "" && !looksNumeric(cell))
  );
}

/** Null where the first row holds numbers: it is then an example like the others. */
function readNames(first: readonly string[], width: number): string[] | null {
  if (first.some(looksNumeric)) return null;
  const shifted = first.length === width - 1 ? ["row", ...first] : first;
  return Array.from({ length: width }, (_, i) => shifted[i] ?? "");
}
