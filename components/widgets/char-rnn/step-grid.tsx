"use client";

import { useState } from "react";
import { MatrixGrid } from "@/components/charts/matrix-grid";
import { Panel } from "@/components/charts/panels";
import type { Palette } from "@/components/charts/palette";
import styles from "./view.module.css";
import { showCharacter } from "./words";

export interface StepGridProps {
  title: string;
  label: string;
  /** The characters read, one above each column. */
  columns: readonly string[];
  /** One array for each column. */
  values: readonly ArrayLike<number>[];
  /** Of the rows, where they have any. */
  names?: readonly string[];
  max: number;
  time: number;
  size: number;
  palette: Palette;
  onPick: (time: number) => void;
}

/** Numbers of every step as a matrix, the chosen step framed. */
export function StepGrid({
  title,
  label,
  columns,
  values,
  names,
  max,
  time,
  size,
  palette,
  onPick,
}: StepGridProps) {
  const [row, setRow] = useState(0);
  const rows = values[0]?.length ?? 0;
  const flat = Array.from({ length: rows }, (_, r) => values.map((column) => column[r] ?? 0)).flat();
  const letter = { width: size, fontSize: Math.min(14, size + 1) };
  return (
    <Panel title={title}>
      <div className={styles.named}>
        {names !== undefined && (
          <div className={styles.names} aria-hidden style={{ paddingTop: "1.4em" }}>
            {names.map((name) => (
              <span key={name} style={{ height: size, lineHeight: `${size}px` }}>
                {showCharacter(name)}
              </span>
            ))}
          </div>
        )}
        <div>
          <div className={styles.letters} aria-hidden>
            {columns.map((character, step) => (
              <span key={step} style={letter} data-chosen={step === time || undefined}>
                {showCharacter(character)}
              </span>
            ))}
          </div>
          <MatrixGrid
            label={`${label}: a row for each ${names ? "character" : "unit"}, a column for each step`}
            values={flat}
            rows={rows}
            columns={columns.length}
            max={max}
            size={size}
            palette={palette}
            window={{ row: 0, column: time, rows, columns: 1, every: 1 }}
            current={{ row: Math.min(row, rows - 1), column: time }}
            onMove={(cell) => {
              setRow(cell.row);
              onPick(cell.column);
            }}
          />
        </div>
      </div>
    </Panel>
  );
}
