"use client";

import { FileDrop } from "@/components/ui/file-drop";
import type { TableReading } from "@/lib/data/read-table";
import type { TableSource } from "@/lib/experiment/schema-data";
import { ColumnChoices } from "./column-choices";
import styles from "./own-data.module.css";
import { useOwnTable } from "./use-own-table";

export interface OwnDataProps {
  /** The table in use; null where the data are of another kind. */
  source: TableSource | null;
  /** Hears each table that was read, and again whenever other columns of it are chosen. */
  onChange: (source: TableSource) => void;
}

const print = (count: number) => count.toLocaleString("en");
const countRows = (count: number) => `${print(count)} ${count === 1 ? "row" : "rows"}`;

/** How many rows there are, and what became of them. */
function countReading({ rows, kept, leftOut, source }: TableReading): string {
  if (source === null) return countRows(rows);
  const rest = rows - kept - leftOut;
  const parts = [
    `${print(kept)} kept`,
    ...(leftOut > 0 ? [`${print(leftOut)} left out`] : []),
    ...(rest > 0 ? [`${print(rest)} not drawn`] : []),
  ];
  return kept === rows ? `${countRows(rows)}, all kept` : `${countRows(rows)}: ${parts.join(", ")}`;
}

function describeSource({ axes, classes, targets }: TableSource): string {
  const [across, up] = axes.map(({ name }) => name);
  const answer = classes === null ? "a number to predict" : classes.join(", ");
  const points = targets.length === 1 ? "1 point" : `${print(targets.length)} points`;
  return `In use: ${points}; ${across} across, ${up} up; ${answer}.`;
}

/** Takes a table of the reader's own: drops, chooses or pastes it, and says which columns are meant. */
export function OwnData({ source, onChange }: OwnDataProps) {
  const table = useOwnTable(onChange);
  const { name, frame, fault } = table;
  return (
    <div role="group" className={styles.own} aria-label="A table of your own">
      <FileDrop
        label="Drop a CSV file here, choose one, or paste a table"
        description="One row for each example: two columns of numbers for the axes and one to predict, with commas, semicolons or tabs between them. The file stays on this device."
        accept=".csv,.tsv,.tab,.txt,.dat,.data,text/csv,text/tab-separated-values,text/plain"
        onFile={table.readFile}
        onText={table.readText}
      />
      <div className={styles.facts} role="status">
        {name !== null && <span className={styles.name}>{name}</span>}
        {table.isReading && <span>Reading …</span>}
        {frame !== null && (
          <span className={styles.counts}>
            {countReading(frame.reading)}; {frame.columns.length} columns
          </span>
        )}
        {name === null && source !== null && source.targets.length > 0 && (
          <span>{describeSource(source)}</span>
        )}
      </div>
      {frame !== null && (
        <ColumnChoices columns={frame.columns} choice={frame.choice} onChange={table.choose} />
      )}
      {fault !== null && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      {frame !== null && frame.reading.notes.length > 0 && (
        <ul className={styles.notes}>
          {frame.reading.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
