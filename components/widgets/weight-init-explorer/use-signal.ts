"use client";

import { useEffect, useMemo, useState } from "react";
import { useJob } from "@/components/widget/use-job";
import { type SignalFrame, specifySignal } from "./signal-job";
import type { State } from "./state";
import type { Interval, LayerColumn } from "./strips";

export interface Signal {
  columns: readonly LayerColumn[];
  gradientRange: Interval;
  /** True when every column is of the state on screen. */
  isComplete: boolean;
  /** Ref of the element whose being in view lets the computation run. */
  viewRef: (element: Element | null) => void;
}

const NOTHING: SignalFrame = { columns: [], isComplete: false, gradientRange: { low: -3, high: 3 } };

/** Newer layers over older ones: while a dial turns, columns not yet computed keep showing what they showed. */
export function mergeFrames(earlier: SignalFrame, frame: SignalFrame): SignalFrame {
  return {
    ...frame,
    columns: frame.columns.map((column, index) => ({
      activations: column.activations ?? earlier.columns[index]?.activations ?? null,
      gradients: column.gradients ?? earlier.columns[index]?.gradients ?? null,
    })),
  };
}

/** The signal of the fresh network, computed in the lab worker each time that something it depends on changes. */
export function useSignal(state: State): Signal {
  const { start, onFrame, setSpeed, viewRef } = useJob("weight-init-signal");
  const [shown, setShown] = useState(NOTHING);
  // Fields that only change the drawing or the training must not start the computation again.
  const key = JSON.stringify(specifySignal(state));

  useEffect(() => onFrame((frame) => setShown((earlier) => mergeFrames(earlier, frame))), [onFrame]);
  useEffect(() => {
    setSpeed("max");
    start(JSON.parse(key) as ReturnType<typeof specifySignal>);
  }, [key, setSpeed, start]);

  return useMemo(() => ({ ...shown, viewRef }), [shown, viewRef]);
}
