"use client";

import { useEffect, useMemo } from "react";
import { useComparison } from "@/components/training/use-comparison";
import { useThrottled } from "@/components/training/use-throttled";
import { createPair } from "./experiments";
import type { State } from "./state";

const VIEWS = { mapSize: 50, weights: true, trainingLoss: true } as const;

/** Loss of a run as training itself sees it, the last that was measured. */
export type TrainingLosses = readonly number[];

/** The two networks in training, while the widget looks at them; paused while it does not. */
export function useNetwork(state: State) {
  const { mode, shape, depth, gain, learningRate, batchSize, epsilon, momentum, seed } = state;
  const experiments = useMemo(
    () => createPair({ shape, depth, gain, learningRate, batchSize, epsilon, momentum, seed }),
    [shape, depth, gain, learningRate, batchSize, epsilon, momentum, seed],
  );
  const isLookedAt = mode === "network";
  const comparison = useComparison(experiments, VIEWS, isLookedAt ? "paused" : undefined);
  const { onFrame, pause } = comparison.job;
  const [losses, keepLosses] = useThrottled<TrainingLosses>([]);
  useEffect(
    () =>
      onFrame((frame) =>
        keepLosses((before) =>
          frame.runs.map(({ trainingLoss }, index) => {
            if (frame.step === 0) return NaN;
            return trainingLoss === null || Number.isNaN(trainingLoss)
              ? (before[index] ?? NaN)
              : trainingLoss;
          }),
        ),
      ),
    [keepLosses, onFrame],
  );
  useEffect(() => {
    if (!isLookedAt) pause();
  }, [isLookedAt, pause]);
  return { ...comparison, experiments, losses };
}

export type NetworkHandle = ReturnType<typeof useNetwork>;
