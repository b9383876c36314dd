"use client";

import { memo } from "react";
import { nameExercise, printPoints } from "@/lib/contract/assignment";
import type { GradebookCell, GradebookColumn, GradebookRow } from "@/lib/contract/gradebook";
import type { ShownSet, Sort, SortKey } from "./arrange-rows";
import styles from "./grade-table.module.css";

/** A cell that is looked at: whose, and of which column. */
export interface OpenCell {
  learner: string;
  name: string;
  column: GradebookColumn;
}

interface TableProps {
  shown: readonly ShownSet[];
  rows: readonly GradebookRow[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  onOpen: (cell: OpenCell) => void;
}

const waitingMarks: Partial<Record<GradebookCell["state"], [mark: string, words: string]>> = {
  waiting: ["…", "waits for its grade"],
  "not-graded": ["?", "could not be graded"],
  practice: ["p", "practice alone, outside of its time"],
};

/** What is to be known of a cell beside its number, in signs and in words. */
function listMarks({ state, isLate, isOverridden, comments }: GradebookCell): [string, string][] {
  const waiting = waitingMarks[state];
  return [
    ...(waiting === undefined ? [] : [waiting]),
    ...(isLate && !isOverridden ? [["L", "late"] as [string, string]] : []),
    ...(isOverridden ? [["*", "set by hand"] as [string, string]] : []),
    ...(comments > 0 ? [["c", "has a comment"] as [string, string]] : []),
  ];
}

/** How deep a cell is tinted: 0 nothing, 4 all points. */
function findLevel(score: number | null, points: number): number {
  if (score === null || score === 0) return 0;
  const share = score / (100 * points);
  return share >= 1 ? 4 : 1 + Math.min(2, Math.floor(share * 3));
}

function Cell({
  cell,
  column,
  row,
  isFirst,
  onOpen,
}: {
  cell: GradebookCell;
  column: GradebookColumn;
  row: GradebookRow;
  isFirst: boolean;
  onOpen: TableProps["onOpen"];
}) {
  const marks = listMarks(cell);
  const shown = cell.score === null ? (marks.length === 0 ? "–" : "") : printPoints(cell.score);
  const words = [
    cell.score === null ? "no score" : `${printPoints(cell.score)} of ${column.points} points`,
    ...marks.map(([, text]) => text),
  ];
  return (
    <td data-level={findLevel(cell.score, column.points)} className={isFirst ? styles.first : undefined}>
      <button
        type="button"
        className={styles.cell}
        onClick={() => onOpen({ learner: row.id, name: row.name, column })}
        aria-label={`${row.name}, ${nameExercise(column.exercise)}: ${words.join(", ")}`}
        data-marks={marks.length > 0 ? marks.map(([mark]) => mark).join("") : undefined}
      >
        {shown}
      </button>
    </td>
  );
}

const Row = memo(function Row({
  row,
  shown,
  onOpen,
}: Pick<TableProps, "shown" | "onOpen"> & { row: GradebookRow }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {shown.map(({ set, first, index }) => [
        ...set.columns.map((column, at) => {
          const cell = row.cells[first + at];
          return cell && <Cell key={column.id} {...{ cell, column, row, onOpen }} isFirst={at === 0} />;
        }),
        set.columns.length > 1 && (
          <td key={set.id} className={styles.sum}>
            {printPoints(row.totals[index] ?? 0)}
          </td>
        ),
      ])}
      {shown.length > 1 && <td className={`${styles.sum} ${styles.first}`}>{printPoints(row.total)}</td>}
    </tr>
  );
});

const isSame = (a: SortKey, b: SortKey) => JSON.stringify(a) === JSON.stringify(b);

/** A head by which the rows may be sorted: from the most down first, names from the first up. */
function SortHead({
  sortKey,
  text,
  note,
  className,
  rowSpan,
  sort,
  onSort,
}: Pick<TableProps, "sort" | "onSort"> & {
  sortKey: SortKey;
  text: string;
  note?: string;
  className: string | undefined;
  rowSpan?: number;
}) {
  const isSorted = isSame(sort.key, sortKey);
  const next = isSorted ? !sort.isDescending : sortKey.by !== "name";
  return (
    <th
      scope="col"
      rowSpan={rowSpan}
      className={className}
      aria-sort={isSorted ? (sort.isDescending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ key: sortKey, isDescending: next })}
      >
        <span>
          {text}
          {note !== undefined && <span className={styles.points}> {note}</span>}
        </span>
        {isSorted && (
          <span className={styles.arrow} aria-hidden>
            {sort.isDescending ? "↓" : "↑"}
          </span>
        )}
      </button>
    </th>
  );
}

/** Learners by exercises: each cell opens what is behind it, each head sorts. */
export function GradeTable({ shown, rows, sort, onSort, onOpen }: TableProps) {
  const sorting = { sort, onSort };
  const head = styles.columnHead;
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label="Scores" tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">
          Points of each learner for each exercise. Each cell opens what was handed in.
        </caption>
        <thead>
          <tr>
            <SortHead
              {...sorting}
              sortKey={{ by: "name" }}
              text="Learner"
              className={styles.corner}
              rowSpan={2}
            />
            {shown.map(({ set }) => (
              <th
                key={set.id}
                scope="colgroup"
                colSpan={set.columns.length + (set.columns.length > 1 ? 1 : 0)}
                className={styles.setHead}
              >
                {set.title}
              </th>
            ))}
            {shown.length > 1 && (
              <th scope="colgroup" className={styles.setHead}>
                <span className="visually-hidden">All</span>
              </th>
            )}
          </tr>
          <tr>
            {shown.map(({ set, first, index }) => [
              ...set.columns.map((column, at) => (
                <SortHead
                  key={column.id}
                  {...sorting}
                  sortKey={{ by: "cell", index: first + at }}
                  text={nameExercise(column.exercise)}
                  note={`of ${column.points}`}
                  className={at === 0 ? `${head} ${styles.first}` : head}
                />
              )),
              set.columns.length > 1 && (
                <SortHead
                  key={set.id}
                  {...sorting}
                  sortKey={{ by: "set", index }}
                  text="Sum"
                  note={`of ${set.columns.reduce((sum, { points }) => sum + points, 0)}`}
                  className={head}
                />
              ),
            ])}
            {shown.length > 1 && (
              <SortHead
                {...sorting}
                sortKey={{ by: "total" }}
                text="Total"
                className={`${head} ${styles.first}`}
              />
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} shown={shown} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
