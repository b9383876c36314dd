"use client";

import { useEffect, useMemo, useRef } from "react";
import { useComparison } from "@/components/training/use-comparison";
import { useJob } from "@/components/widget/use-job";
import type { ViewSpec } from "@/lib/lab/experiment-view";
import { makeBatchRuns, makeRateRuns, makeSingleRun } from "./experiments";
import type { State } from "./state";

const curvesAlone: ViewSpec = {};
const withMap: ViewSpec = { mapSize: 48 };

/** Steps a frame: a run is over in a few seconds, and can be watched. */
const SPEED = 10;

/**
 * The runs of the mode in view. They train as soon as they are seen, and begin again whenever the reader changes what is
 * trained: a curve here answers a dial.
 */
export function useDoctor(state: State) {
  const isBatches = state.mode === "batches";
  const experiments = useMemo(
    () => (state.mode === "run" ? [makeSingleRun(state)] : makeRateRuns(state)),
    [state],
  );
  const comparison = useComparison(
    experiments,
    state.mode === "run" ? withMap : curvesAlone,
    isBatches ? undefined : "running",
  );
  const batchKey = JSON.stringify({ experiments: makeBatchRuns(state), steps: state.steps });
  const spec = useMemo(
    () => JSON.parse(batchKey) as { experiments: typeof experiments; steps: number },
    [batchKey],
  );
  const batches = useJob("loss-doctor", { spec, opens: isBatches ? "running" : undefined });

  const { setSpeed: setComparisonSpeed, stop: stopComparison, play } = comparison.job;
  const { setSpeed: setBatchesSpeed, stop: stopBatches, start } = batches;
  useEffect(() => {
    setComparisonSpeed(SPEED);
    setBatchesSpeed(SPEED);
  }, [setBatchesSpeed, setComparisonSpeed]);
  // Only what is in view trains.
  useEffect(() => (isBatches ? stopComparison() : stopBatches()), [isBatches, stopBatches, stopComparison]);

  const comparedKey = JSON.stringify(experiments);
  const shownKey = isBatches ? batchKey : comparedKey;
  const newest = useRef({ isBatches, key: shownKey });
  const { status } = isBatches ? batches : comparison.job;
  useEffect(() => {
    const before = newest.current;
    newest.current = { isBatches, key: shownKey };
    if (before.key === shownKey || before.isBatches !== isBatches || status === "idle") return;
    // The comparison has begun anew by itself, but may be paused.
    if (isBatches) start(spec);
    else play();
  }, [isBatches, play, shownKey, spec, start, status]);

  return { comparison, batches, job: isBatches ? batches : comparison.job };
}

export type Doctor = ReturnType<typeof useDoctor>;
