"use client";

import styles from "./runs-table.module.css";
import type { RunOrder, SortColumn } from "./sort-runs";

export interface SortHeadProps {
  column: SortColumn;
  label: string;
  /** What the column is of, where a head above says it. */
  of?: string;
  rows?: number;
  isNumber?: boolean;
  order: RunOrder;
  onPress: (column: SortColumn) => void;
}

/** A column's head, which sorts by it when pressed, and the other way round when pressed again. */
export function SortHead({ column, label, of, rows = 1, isNumber = false, order, onPress }: SortHeadProps) {
  const isSorted = order.column === column;
  const direction = order.isDescending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      rowSpan={rows}
      aria-sort={isSorted ? direction : "none"}
      className={column === "run" ? styles.run : isNumber ? styles.number : undefined}
    >
      <button type="button" className={styles.sort} onClick={() => onPress(column)}>
        {label}
        {of !== undefined && <span className={styles.unseen}> {of}</span>}
        <span className={styles.arrow} aria-hidden>
          {isSorted ? (order.isDescending ? "↓" : "↑") : ""}
        </span>
      </button>
    </th>
  );
}
