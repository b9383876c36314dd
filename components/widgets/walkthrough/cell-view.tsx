"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { type CellName, type CellStatus, cells, nameCell, numberCell } from "./cells";
import { printCell } from "./code";
import type { State } from "./state";
import styles from "./view.module.css";

export interface CellViewProps {
  cell: CellName;
  state: State;
  status: CellStatus;
  /** Cells that must run before. */
  missing: readonly CellName[];
  /** From 0 to 1 while it is at work; null else. */
  progress: number | null;
  isWaiting: boolean;
  /** What the button says; null for none. */
  action: string | null;
  onRun: (cell: CellName) => void;
  settings: ReactNode;
  children: ReactNode;
}

function describeStatus({ status, progress, isWaiting }: CellViewProps): string {
  if (progress !== null) return progress === 0 ? "at work" : `at work, ${Math.round(100 * progress)} %`;
  if (isWaiting) return "waits its turn";
  if (status === "stale") return "stale: settings have changed since";
  return status === "fresh" ? "done" : "not run";
}

const listCells = (names: readonly CellName[]) => names.map(nameCell).join(" and ");

/** One cell of the notebook: what it is called and how it stands, its settings, its code, and what it found. */
export function CellView(props: CellViewProps) {
  const { cell, state, status, missing, progress, action, onRun } = props;
  return (
    <section
      className={styles.cell}
      aria-label={`Cell ${nameCell(cell)}`}
      data-cell={cell}
      data-status={progress !== null ? "running" : status}
    >
      <div className={styles.head}>
        <span className={styles.number} aria-hidden>
          {numberCell(cell)}
        </span>
        <span className={styles.name}>{cells[cell].title}</span>
        <span className={styles.status}>{describeStatus(props)}</span>
        {action !== null && (
          <span data-screen-only>
            <Button
              aria-label={`${action}: ${nameCell(cell)}`}
              isDisabled={missing.length > 0}
              onPress={() => onRun(cell)}
            >
              {action}
            </Button>
          </span>
        )}
      </div>
      {progress !== null && (
        <progress className={styles.progress} max={1} value={progress} aria-label="Done" />
      )}
      {missing.length > 0 && <p className={styles.missing}>Needs {listCells(missing)} first.</p>}
      <div className={styles.settings} data-screen-only>
        {props.settings}
      </div>
      <div className={styles.output}>{props.children}</div>
      <Disclosure title="Code">
        {/* A region that scrolls must be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.code} tabIndex={0} aria-label={`Code of cell ${nameCell(cell)}`}>
          {printCell(cell, state)}
        </pre>
      </Disclosure>
    </section>
  );
}
