import { mostRows } from "@/lib/experiment/schema-data";
import { createRandom } from "@/lib/math/random";
import type { TableChoice } from "./choose-columns";
import { type ClassColumn, readClasses } from "./class-column";
import type { ParsedTable, TableReading } from "./read-table";
import { findSpan, printValue, type Span, stretch } from "./stretch";
import { TableError } from "./table-error";
import { findUsableRows } from "./usable-rows";

/** Fewer rows than this teach nothing. */
const fewestRows = 4;

const count = (rows: number) => `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}`;

/** A reading without what was found before the columns were chosen. */
export function fillTable(table: ParsedTable, choice: TableChoice, seed: number): Omit<TableReading, "rows"> {
  const usable = findUsableRows(table, choice);
  const notes = [...usable.notes];
  const none = { source: null, notes, kept: 0, leftOut: usable.leftOut, target: null };
  try {
    checkChoice(table, choice);
    const names = { x: table.columns[choice.x]!.name, y: table.columns[choice.y]!.name };
    const name = table.columns[choice.target]!.name;
    const isNumbers = choice.task === "numbers";
    const classes = isNumbers ? null : readClasses(usable.labels, table.decimal);
    if (classes !== null) checkClasses(classes, name, table, choice);
    const fit = findFitting(usable.count, classes);
    checkCount(fit.length, usable.leftOut);
    if (classes !== null && classes.distinct > classes.names.length)
      notes.push(describeClasses(classes, name, usable.count - fit.length, table, choice));
    const rows = drawRows(fit, seed);
    if (rows.length < fit.length)
      notes.push(
        `${count(fit.length)} can be used. ${rows.length.toLocaleString("en")} of them are drawn at random, always the same ones: more would slow the page and teach a small network nothing new.`,
      );
    const axis = (values: Float64Array, column: string): Span => {
      const span = findSpan(rows, values, column);
      if (span.note !== null) notes.push(span.note);
      return span;
    };
    const [x, y] = [axis(usable.x, names.x), axis(usable.y, names.y)];
    const target = isNumbers ? axis(usable.values, name) : null;
    if (target !== null)
      notes.push(
        `What is predicted, ${name}, is stretched to go from −1 to 1: −1 stands for ${printValue(target.low)}, 1 for ${printValue(target.high)}, and an error of 0.1 for ${printValue(0.1 * (target.high / 2 - target.low / 2))}.`,
      );
    const inputs = new Array<number>(2 * rows.length);
    const targets = new Array<number>(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      inputs[2 * i] = stretch(usable.x[row] as number, x);
      inputs[2 * i + 1] = stretch(usable.y[row] as number, y);
      targets[i] =
        target === null ? (classes?.labels[row] ?? 0) : stretch(usable.values[row] as number, target);
    }
    const axes = [
      { name: names.x, low: x.low, high: x.high },
      { name: names.y, low: y.low, high: y.high },
    ];
    return {
      source: { kind: "table", axes, classes: classes?.names ?? null, inputs, targets },
      fault: null,
      notes,
      kept: rows.length,
      leftOut: table.rows.length - fit.length,
      target: target === null ? null : { name, low: target.low, high: target.high },
    };
  } catch (error) {
    if (error instanceof TableError) return { ...none, fault: error.message };
    throw error;
  }
}

function checkChoice({ columns }: ParsedTable, { x, y, target, task }: TableChoice): void {
  const name = columns[x === y ? x : target]?.name;
  if (x === y) throw new TableError(`Both axes show ${name}. Choose another column for one of them.`);
  if (target === x || target === y)
    throw new TableError(
      `${name} is an axis and the target at once: the answer would be read off, not learnt. Choose another column.`,
    );
  for (const place of task === "numbers" ? [x, y, target] : [x, y]) {
    const column = columns[place];
    if (column?.kind === "numbers") continue;
    throw new TableError(
      `The column ${column?.name} holds words, and ${place === target ? "only numbers can be predicted as numbers. Read it as classes" : "an axis needs numbers. Choose another column for it"}.`,
    );
  }
}

function checkClasses(
  { distinct, names, labels }: ClassColumn,
  name: string,
  { columns }: ParsedTable,
  { target }: TableChoice,
): void {
  if (distinct === 1)
    throw new TableError(
      `${name} is ${names[0]} in every row that can be used, so there is nothing to tell apart. Choose another column to predict.`,
    );
  if (distinct > 20 && distinct > labels.length / 2)
    throw new TableError(
      `${name} has ${distinct.toLocaleString("en")} different values in ${count(labels.length)}: it names the rows rather than classes of them. ${
        columns[target]?.kind === "numbers"
          ? "Read it as numbers, or choose another column to predict."
          : "Choose another column to predict."
      }`,
    );
}

function describeClasses(
  { distinct, names }: ClassColumn,
  name: string,
  dropped: number,
  { columns }: ParsedTable,
  { target }: TableChoice,
): string {
  const list = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const other = columns[target]?.kind === "numbers" ? " Read it as numbers to keep them all." : "";
  return `${name} has ${distinct.toLocaleString("en")} different values, and there can be 5 classes. The 5 most frequent are kept: ${list}. ${count(dropped)} of others ${dropped === 1 ? "is" : "are"} left out.${other}`;
}

/** The places of the rows whose class is one of those kept. */
function findFitting(rows: number, classes: ClassColumn | null): number[] {
  const places: number[] = [];
  for (let i = 0; i < rows; i++) if (classes === null || (classes.labels[i] as number) >= 0) places.push(i);
  return places;
}

function checkCount(rows: number, leftOut: number): void {
  if (rows >= fewestRows) return;
  const why =
    leftOut === 0
      ? "Choose a file with more of them."
      : `${count(leftOut)} had to be left out: mend them, or choose columns that hold more.`;
  throw new TableError(
    `${rows === 0 ? "No row" : `Only ${count(rows)}`} can be used, and at least ${fewestRows} are needed. ${why}`,
  );
}

/** At most 5,000 of the rows, drawn by the seed, in the order of the file; stream ("rows"). */
function drawRows(rows: number[], seed: number): number[] {
  if (rows.length <= mostRows) return rows;
  const random = createRandom(seed, "rows");
  const drawn = [...rows];
  // The first steps of a shuffle: each set of rows is as likely as any other.
  for (let i = 0; i < mostRows; i++) {
    const j = i + random.integer(drawn.length - i);
    [drawn[i], drawn[j]] = [drawn[j] as number, drawn[i] as number];
  }
  return drawn.slice(0, mostRows).sort((a, b) => a - b);
}
