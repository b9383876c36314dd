"use client";

import { nameEntry, type Stage } from "./model";
import styles from "./view.module.css";
import { printValue, spellEntry } from "./words";

export interface TapeTableProps {
  stage: Stage;
  pointed: number | null;
  onPoint: (entry: number | null) => void;
}

/** The tape, line by line: what was computed, and the derivative of the result by it. */
export function TapeTable({ stage, pointed, onPoint }: TapeTableProps) {
  const { tape, shownValues, shownDerivatives, step, forwardSteps, run } = stage;
  const current =
    step === 0
      ? null
      : step <= forwardSteps
        ? tape.firstOperation + step - 1
        : (run.steps[step - forwardSteps - 2]?.entry ?? tape.entries.length - 1);
  const print = (value: number | null | undefined) => (value == null ? "" : printValue(value));
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Tape">
      <table className={styles.tape}>
        <thead>
          <tr>
            <th scope="col">line</th>
            <th scope="col">operation</th>
            <th scope="col">value ↓</th>
            <th scope="col">derivative ↑</th>
          </tr>
        </thead>
        <tbody>
          {tape.entries.map((entry, index) =>
            entry.kind === "number" ? null : (
              <tr
                key={index}
                aria-current={index === current || undefined}
                data-pointed={index === pointed || undefined}
                onPointerEnter={() => onPoint(index)}
                onPointerLeave={() => onPoint(null)}
              >
                <th scope="row">{nameEntry(tape, index)}</th>
                <td>{spellEntry(tape, index)}</td>
                <td>{print(shownValues[index])}</td>
                <td>{print(shownDerivatives[index])}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
