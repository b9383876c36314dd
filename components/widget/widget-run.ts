"use client";

import { createContext, useContext, useEffect, useRef } from "react";
import type { MeasuredRun } from "@/lib/contract/run-outcome";

/**
 * What stands round a widget whose run is the answer to a question: the widget opens as the question sets it, trains by
 * itself, and leaves nothing on the device.
 */
export interface WidgetRun {
  /** Hears the curves as they are at the end of a run of the question's own settings; null while there is none. */
  onEnd: (runs: readonly MeasuredRun[] | null) => void;
}

export const WidgetRunContext = createContext<WidgetRun | null>(null);

/**
 * Tells what stands round the widget how its run ended.
 *
 * @param ended - the curves of a run that is over, null before; must keep its identity while it says the same
 * @param isDefault - whether the widget's settings are those with which it opened
 */
export function useRunReport(ended: readonly MeasuredRun[] | null, isDefault: boolean): void {
  const run = useContext(WidgetRunContext);
  const onEnd = useRef(run?.onEnd);
  useEffect(() => {
    onEnd.current = run?.onEnd;
  });
  useEffect(() => onEnd.current?.(isDefault ? ended : null), [ended, isDefault]);
}
