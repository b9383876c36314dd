"use client";

import { useRef, useState } from "react";
import { FileDrop } from "@/components/ui/file-drop";
import type { RunLog } from "@/lib/experiment/run/log";
import { openRunFile, type OpenedRun, readRunText } from "./open-run-file";
import styles from "./load-run.module.css";

export interface LoadRunProps {
  /** Whether a run has this id already; the loaded one then gets another. `has` of `useRuns`. */
  isTaken: (id: string) => boolean;
  /** What else a run must be, as the sentence that refuses it; null for one that is fine. */
  judge?: (log: RunLog) => string | null;
  onLoad: (log: RunLog) => void;
}

type Outcome = { kind: "read"; name: string } | { kind: "refused"; message: string } | null;

/** Takes a run that was saved as a file: chosen, dropped, or its text pasted. */
export function LoadRun({ isTaken, judge, onLoad }: LoadRunProps) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  /** Counts what was given: a file read slowly must not come after a later one. */
  const given = useRef(0);

  const hear = (opened: OpenedRun, name: string) => {
    const refusal = opened.ok ? (judge?.(opened.log) ?? null) : opened.message;
    if (refusal !== null) setOutcome({ kind: "refused", message: refusal });
    if (refusal !== null || !opened.ok) return;
    setOutcome({ kind: "read", name });
    onLoad(opened.log);
  };
  const readFile = async (file: File) => {
    const number = ++given.current;
    const opened = await openRunFile(file, isTaken);
    if (number === given.current) hear(opened, file.name);
  };
  const readText = (text: string) => {
    given.current++;
    hear(readRunText(text, isTaken), "The pasted text");
  };
  return (
    <div className={styles.load}>
      <FileDrop
        label="Drop a saved run here, or choose its file"
        description="A file that Save wrote, named after its run and ending in .run.json. It stays on this device."
        accept=".json,application/json"
        onFile={(file) => void readFile(file)}
        onText={readText}
      />
      <p className={styles.outcome} role="status">
        {outcome?.kind === "read" && `${outcome.name} was read.`}
      </p>
      {outcome?.kind === "refused" && (
        <p className={styles.fault} role="alert">
          {outcome.message}
        </p>
      )}
    </div>
  );
}
