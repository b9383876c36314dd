import { TableError } from "./table-error";
import type { TableColumn } from "./table-columns";

/** Which columns stand for what, each by its place from 0. */
export interface TableChoice {
  /** Across and up: columns of numbers. */
  x: number;
  y: number;
  /** What is to be predicted. */
  target: number;
  /** Whether the target names a class, or is itself the number to predict. */
  task: "classes" | "numbers";
}

export type ColumnRole = "x" | "y" | "target";

/** The most classes that the plane has colours and shapes for. */
export const mostClasses = 5;

const canBeAxis = ({ kind, low, high }: TableColumn) => kind === "numbers" && high > low;
const isClassLike = ({ distinct }: TableColumn) => distinct >= 2 && distinct <= mostClasses;

/**
 * A first choice: the last column with 2 to 5 different values is the target, else the last that can be one; the first
 * two other columns of numbers are the axes.
 * @throws TableError where there are not two columns of numbers and a third to predict
 */
export function guessChoice(columns: readonly TableColumn[]): TableChoice {
  checkColumns(columns);
  const places = columns.map((_, place) => place);
  const axes = places.filter((place) => canBeAxis(columns[place]!));
  // A column that only counts the rows is an axis where there is no other.
  axes.sort((a, b) => Number(columns[a]!.isRowNumber) - Number(columns[b]!.isRowNumber) || a - b);
  const leavesAxes = (place: number) => axes.filter((axis) => axis !== place).length >= 2;
  const target =
    places.findLast((place) => isClassLike(columns[place]!) && leavesAxes(place)) ??
    places.findLast(
      (place) => columns[place]!.distinct > 1 && !columns[place]!.isRowNumber && leavesAxes(place),
    ) ??
    places.findLast(leavesAxes)!;
  const [x, y] = axes
    .filter((axis) => axis !== target)
    .slice(0, 2)
    .sort((a, b) => a - b) as [number, number];
  return { x, y, target, task: guessTask(columns[target]!) };
}

function guessTask(column: TableColumn): TableChoice["task"] {
  return column.kind === "numbers" && !isClassLike(column) ? "numbers" : "classes";
}

/** Gives a column a role. Where it had another, that goes to the column it displaces, or to one that can have it. */
export function chooseColumn(
  columns: readonly TableColumn[],
  choice: TableChoice,
  role: ColumnRole,
  place: number,
): TableChoice {
  const next = { ...choice, [role]: place };
  for (const other of ["x", "y", "target"] as const) {
    if (other === role || choice[other] !== place) continue;
    next[other] = choice[role];
    if (other === "target" || canBeAxis(columns[choice[role]]!)) continue;
    const free = columns.findIndex(
      (column, i) => canBeAxis(column) && i !== next.x && i !== next.y && i !== next.target,
    );
    if (free >= 0) next[other] = free;
  }
  const target = columns[next.target];
  if (next.target !== choice.target && target !== undefined) next.task = guessTask(target);
  return next;
}

/** @throws TableError with what is missing */
function checkColumns(columns: readonly TableColumn[]): void {
  const numeric = columns.filter(({ kind }) => kind === "numbers");
  const axes = numeric.filter(canBeAxis);
  const [only] = axes;
  if (numeric.length === 0)
    throw new TableError(
      "None of the columns holds numbers, and the plane needs two of them for its axes. Choose a file with at least two columns of numbers, or write the words as numbers.",
    );
  if (only === undefined)
    throw new TableError(
      "No column of numbers changes from row to row, so there is nothing to lay out on an axis. Choose a file with two columns that do.",
    );
  if (axes.length === 1)
    throw new TableError(
      numeric.length === 1
        ? `Only the column ${only.name} holds numbers, and the plane needs two for its axes. Add a second column of numbers.`
        : `Only the column ${only.name} holds numbers that change from row to row, and the plane needs two such columns for its axes. Add a second.`,
    );
  if (columns.length === 2)
    throw new TableError(
      `There are two columns, ${columns[0]?.name} and ${columns[1]?.name}: enough for the axes, with nothing left to predict. Add a third, with the class of each row or a number.`,
    );
}
