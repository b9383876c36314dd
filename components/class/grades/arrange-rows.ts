import type { GradebookReply, GradebookRow, GradebookSet } from "@/lib/contract/gradebook";

/** By what the rows of the gradebook stand: names, an exercise's column, a set's sum, or the sum of all. */
export type SortKey =
  { by: "name" } | { by: "cell"; index: number } | { by: "set"; index: number } | { by: "total" };

export interface Sort {
  key: SortKey;
  isDescending: boolean;
}

export interface Filter {
  /** Part of a name. */
  name: string;
  /** Whether only those are shown who have handed in nothing for some exercise that is shown. */
  isMissing: boolean;
}

/** A set whose columns are shown, with the place of the first of them among all columns, and its own among all sets. */
export interface ShownSet {
  set: GradebookSet;
  first: number;
  index: number;
}

/** The sets that are shown: one, or all of them. */
export function listShown({ sets }: Pick<GradebookReply, "sets">, only: string | null): ShownSet[] {
  let first = 0;
  return sets
    .map((set, index) => {
      const shown = { set, first, index };
      first += set.columns.length;
      return shown;
    })
    .filter(({ set }) => only === null || set.id === only);
}

function readValue(row: GradebookRow, key: Exclude<SortKey, { by: "name" }>): number {
  if (key.by === "total") return row.total;
  // What is not there stands below a score of 0.
  return (key.by === "set" ? row.totals[key.index] : row.cells[key.index]?.score) ?? -1;
}

/** The rows in another order; rows that are equal keep the order of their names. */
export function sortRows(rows: readonly GradebookRow[], { key, isDescending }: Sort): GradebookRow[] {
  if (key.by === "name") return isDescending ? rows.toReversed() : [...rows];
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => sign * (readValue(a, key) - readValue(b, key)));
}

export function isMissing({ state, score }: GradebookRow["cells"][number]): boolean {
  return state === "not-begun" && score === null;
}

/** Of these rows those that a filter lets through. */
export function filterRows(
  rows: readonly GradebookRow[],
  { name, isMissing: onlyMissing }: Filter,
  shown: readonly ShownSet[],
): GradebookRow[] {
  const wanted = name.trim().toLocaleLowerCase();
  const isShown = (index: number) =>
    shown.some(({ first, set }) => index >= first && index < first + set.columns.length);
  return rows.filter(
    (row) =>
      row.name.toLocaleLowerCase().includes(wanted) &&
      (!onlyMissing || row.cells.some((cell, index) => isShown(index) && isMissing(cell))),
  );
}
