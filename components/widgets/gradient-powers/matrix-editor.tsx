"use client";

import { ScrubCell } from "./scrub-cell";
import type { Matrix } from "./state";
import styles from "./view.module.css";

export interface MatrixEditorProps {
  matrix: Matrix;
  onChange: (matrix: Matrix, options: { transient: boolean }) => void;
}

const NAMES = ["row 1, column 1", "row 1, column 2", "row 2, column 1", "row 2, column 2"];

/** The four entries of W in brackets; drag, type or step each. */
export function MatrixEditor({ matrix, onChange }: MatrixEditorProps) {
  return (
    <div className={styles.matrix} role="group" aria-label="W, the weights of every layer">
      <i className={styles.matrixName} aria-hidden>
        W =
      </i>
      <div className={styles.cells}>
        {matrix.map((value, at) => (
          <ScrubCell
            key={at}
            label={`W, ${NAMES[at] ?? ""}`}
            value={value}
            min={-4}
            max={4}
            onChange={(next, options) => {
              const changed: Matrix = [...matrix];
              changed[at] = next;
              onChange(changed, options);
            }}
          />
        ))}
      </div>
    </div>
  );
}
