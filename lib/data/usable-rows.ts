import type { TableChoice } from "./choose-columns";
import { isMissing, readNumber } from "./read-number";
import type { SplitTable } from "./split-table";

/** Rows that have all that is asked of them, and the others by what they lack. */
export interface UsableRows {
  count: number;
  x: Float64Array;
  y: Float64Array;
  /** Numbers to predict; empty for classes. */
  values: Float64Array;
  /** The text of each class; empty for numbers. */
  labels: string[];
  leftOut: number;
  notes: string[];
}

/** Lines that are named before the rest is only counted. */
const mostNamed = 3;

/** Rows left out for one reason. */
interface Lack {
  reason: string;
  count: number;
  lines: number[];
}

/** Sorts the rows by whether the three chosen columns can be read. */
export function findUsableRows(table: SplitTable, { x, y, target, task }: TableChoice): UsableRows {
  const { rows, lines, names, decimal } = table;
  const lacks = new Map<string, Lack>();
  const across = new Float64Array(rows.length);
  const up = new Float64Array(rows.length);
  const values = new Float64Array(task === "numbers" ? rows.length : 0);
  const labels: string[] = [];
  let count = 0;
  const leave = (i: number, reason: string) => {
    const lack = lacks.get(reason) ?? { reason, count: 0, lines: [] };
    lack.count++;
    if (lack.lines.length < mostNamed) lack.lines.push(lines[i] as number);
    lacks.set(reason, lack);
  };
  const blame = (column: number, cell: string | undefined) => {
    if (cell === undefined) return "the row ends before it gets there";
    const what = isMissing(cell) ? "is empty" : "is not a finite number";
    return `${names[column]} ${what}`;
  };
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as string[];
    // A trailing comma is a habit of some programs; a cell with something in it has come from another column.
    if (row.length > names.length && row.slice(names.length).some((cell) => cell !== "")) {
      leave(i, "there are more cells than columns");
      continue;
    }
    const [a, b] = [readNumber(row[x] ?? "", decimal), readNumber(row[y] ?? "", decimal)];
    const cell = row[target] ?? "";
    const value = task === "numbers" ? readNumber(cell, decimal) : 0;
    if (Number.isNaN(a)) leave(i, blame(x, row[x]));
    else if (Number.isNaN(b)) leave(i, blame(y, row[y]));
    else if (isMissing(cell) || Number.isNaN(value)) leave(i, blame(target, row[target]));
    else {
      across[count] = a;
      up[count] = b;
      if (task === "numbers") values[count] = value;
      else labels.push(cell);
      count++;
    }
  }
  return {
    count,
    x: across.subarray(0, count),
    y: up.subarray(0, count),
    values: values.subarray(0, task === "numbers" ? count : 0),
    labels,
    leftOut: rows.length - count,
    notes: [...lacks.values()].map(describeLack),
  };
}

function describeLack({ reason, count, lines }: Lack): string {
  const rest = count - lines.length;
  const named = rest > 0 ? [...lines.map(String), `${rest.toLocaleString("en")} more`] : lines.map(String);
  const list = named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
  return count === 1
    ? `One row is left out, because ${reason}: line ${list}.`
    : `${count.toLocaleString("en")} rows are left out, because ${reason}: lines ${list}.`;
}
