import type { SplitName } from "@/lib/experiment/prepare-data";
import { findLastStep, type KeptRun } from "./kept-run";

export type SortColumn = "run" | "steps" | "end" | `${SplitName} loss` | `${SplitName} accuracy`;

export interface RunOrder {
  column: SortColumn;
  isDescending: boolean;
}

export const firstOrder: RunOrder = { column: "run", isDescending: false };

/** The order after a press on a column's head: best first where one can say what is best, then the other way round. */
export function pressColumn(order: RunOrder, column: SortColumn): RunOrder {
  if (order.column === column) return { column, isDescending: !order.isDescending };
  return { column, isDescending: column.endsWith("accuracy") };
}

/** What a run is sorted by; null where it has no such figure. */
function readKey({ log, number }: KeptRun, column: SortColumn): number | string | null {
  if (column === "run") return number;
  if (column === "steps") return findLastStep(log);
  if (column === "end") return log.end?.reason ?? null;
  const [part, quantity] = column.split(" ") as [SplitName, "loss" | "accuracy"];
  const figure = log.points.at(-1)?.[part][quantity] ?? null;
  return figure === null || Number.isNaN(figure) ? null : figure;
}

/** Runs in order; those without the figure last either way, and ties as they were begun. */
export function sortRuns(kept: readonly KeptRun[], { column, isDescending }: RunOrder): KeptRun[] {
  const rows = kept.map((run) => ({ run, key: readKey(run, column) }));
  rows.sort((a, b) => {
    if (a.key === null || b.key === null)
      return Number(a.key === null) - Number(b.key === null) || a.run.number - b.run.number;
    const sign = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    return (isDescending ? -sign : sign) || a.run.number - b.run.number;
  });
  return rows.map(({ run }) => run);
}
