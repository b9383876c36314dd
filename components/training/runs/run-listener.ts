"use client";

import { createContext, useContext, useEffect } from "react";
import type { Weights } from "@/lib/experiment/initialize";
import type { RunLog } from "@/lib/experiment/run/log";

/** Hears of the run on screen: as far as the model that is shown, later steps left out. */
export type RunListener = (log: RunLog | null) => void;

/** Set by who wants to know what is trained in the widget inside; null where nobody does. */
export const RunListenerContext = createContext<RunListener | null>(null);

/** The model on screen: the weights are null until they have come. */
interface Shown {
  step: number;
  weights: Weights | null;
}

/**
 * The run as it was when its model was the one on screen, which is its last: not at each step a model is recorded, and weights may have
 * been set by hand since. What the optimizer remembers is that of the model recorded before.
 */
export function cutLog(log: RunLog, { step, weights }: Shown): RunLog {
  const upTo = (part: { step: number }) => part.step <= step;
  const states = log.states.filter(upTo);
  const last = states.at(-1);
  const shown = last === undefined || weights === null ? [] : [{ ...last, step, weights }];
  const isWhole = states.length === log.states.length;
  return {
    ...log,
    points: log.points.filter(upTo),
    states: [...states.filter((state) => shown.length === 0 || state.step < step), ...shown],
    edits: log.edits.filter(upTo),
    end: isWhole ? log.end : null,
  };
}

/** Whether anybody listens: then the model is wanted with the run. */
export const useHasRunListener = (): boolean => useContext(RunListenerContext) !== null;

/** Tells the listener, if there is one. */
export function useRunListener(log: RunLog | null, step: number | null, weights: Weights | null): void {
  const listener = useContext(RunListenerContext);
  useEffect(() => {
    listener?.(log === null || step === null ? log : cutLog(log, { step, weights }));
  }, [listener, log, step, weights]);
}
