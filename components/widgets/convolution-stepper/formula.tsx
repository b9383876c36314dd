"use client";

import { listNotes, printAxis, printSpan } from "./explain";
import type { Stage } from "./model";
import styles from "./formula.module.css";
import type { State } from "./state";

/** The output-size formula with the current numbers, and what is worth knowing about them. */
export function Formula({ stage, state }: { stage: Stage; state: State }) {
  const { rows, columns } = stage.geometry;
  const isSquare = printAxis(rows) === printAxis(columns);
  return (
    <div className={styles.formula}>
      <p>
        <span className={styles.words}>⌊(size + zeros before + zeros after − window) / stride⌋ + 1</span>
        {(isSquare
          ? [["output side", rows] as const]
          : [["output height", rows] as const, ["width", columns] as const]
        ).map(([name, axis]) => (
          <span key={name} className={styles.filled}>
            {name} = {printAxis(axis)}
          </span>
        ))}
        {stage.options.dilation > 1 && <span className={styles.filled}>window = {printSpan(rows)}</span>}
      </p>
      {listNotes(stage.geometry, state.padding).map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </div>
  );
}
