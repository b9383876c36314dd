"use client";

import { createContext, useContext, useEffect } from "react";
import type { RunLog } from "@/lib/experiment/run/log";

/** Hears of the run on screen: as far as the model that is shown, later steps left out. */
export type RunListener = (log: RunLog | null) => void;

/** Set by who wants to know what is trained in the widget inside; null where nobody does. */
export const RunListenerContext = createContext<RunListener | null>(null);

/** The run as it was when its model was at this step. */
export function cutLog(log: RunLog, step: number): RunLog {
  const upTo = (part: { step: number }) => part.step <= step;
  const isWhole = log.states.every(upTo);
  if (isWhole) return log;
  return {
    ...log,
    points: log.points.filter(upTo),
    states: log.states.filter(upTo),
    edits: log.edits.filter(upTo),
    end: null,
  };
}

/** Tells the listener, if there is one. */
export function useRunListener(log: RunLog | null, step: number | null): void {
  const listener = useContext(RunListenerContext);
  useEffect(() => {
    listener?.(log === null || step === null ? log : cutLog(log, step));
  }, [listener, log, step]);
}
