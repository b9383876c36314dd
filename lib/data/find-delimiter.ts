import Papa from "papaparse";
import { looksNumeric } from "./read-number";

/** The rarer a sign is in prose and numbers, the surer it separates columns; the comma comes last. */
const candidates = ["\t", ";", "|", ","] as const;

/** Rows that are looked at. */
const previewRows = 60;

/** How many cells most rows have; the larger where two counts are as frequent. 0 for no rows. */
export function findWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let width = 0;
  for (const [length, count] of counts) {
    const most = counts.get(width) ?? 0;
    if (count > most || (count === most && length > width)) width = length;
  }
  return width;
}

/** How well rows make a table: the numbers in a row of the usual width, times the share of such rows. */
function scoreRows(rows: readonly (readonly string[])[]): number {
  const width = findWidth(rows);
  if (width < 2) return 0;
  const whole = rows.filter(({ length }) => length === width);
  const numbers = whole.flat().filter((cell) => looksNumeric(cell.trim())).length / whole.length;
  // A table of words alone is still a table.
  return (whole.length / rows.length) * (numbers + 0.01);
}

/** What separates the columns of a text; " " stands for any number of spaces, null for a single column. */
export function findDelimiter(text: string): string | null {
  let best: { delimiter: string | null; score: number } = { delimiter: null, score: 0 };
  for (const delimiter of candidates) {
    const { data } = Papa.parse<string[]>(text, {
      delimiter,
      preview: previewRows,
      skipEmptyLines: "greedy",
    });
    const score = scoreRows(data);
    if (score > best.score) best = { delimiter, score };
  }
  if (best.delimiter !== null) return best.delimiter;
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/, previewRows);
  const rows = lines.map((line) => line.trim().split(/ +/)).filter(([first]) => first !== "");
  // Words have spaces between them too: at least one number in each row makes a table of them.
  return scoreRows(rows) >= 0.8 ? " " : null;
}
