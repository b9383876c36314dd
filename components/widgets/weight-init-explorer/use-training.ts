"use client";

import { useEffect, useMemo, useState } from "react";
import { keepLastRun } from "@/components/widget/keep-last-run";
import { useJob } from "@/components/widget/use-job";
import type { TrainingFrame } from "./job";
import { beginRun, extendRun, isSameSpec } from "./runs";
import { settingsSchema, type State } from "./state";
import type { Runs } from "./use-runs";

export type TrainedStrips = NonNullable<TrainingFrame["strips"]>;

/**
 * The training of the network on screen. What it reports goes into the kept runs; a change of the settings ends it, so
 * that the next press of Train trains what is shown.
 */
export function useTraining(state: State, { runs, update }: Runs) {
  const key = JSON.stringify(settingsSchema.parse(state));
  const spec = useMemo(() => settingsSchema.parse(JSON.parse(key)), [key]);
  const job = useJob("weight-init-explorer", { spec });
  const { onFrame, setSpeed, status, stop } = job;
  const [measured, setMeasured] = useState<{ key: string; strips: TrainedStrips } | null>(null);

  useEffect(
    () =>
      onFrame((frame, step) => {
        if (step === 0) update((kept) => beginRun(kept, frame.spec));
        else update((kept) => extendRun(kept, frame.spec, frame.loss, frame.brokeAt));
        if (frame.strips !== null) setMeasured({ key: JSON.stringify(frame.spec), strips: frame.strips });
      }),
    [onFrame, update],
  );
  useEffect(() => stop, [key, stop]);
  // A step of a deep network is slow enough to watch at full speed.
  useEffect(() => setSpeed("max"), [setSpeed]);

  const current = runs.find((run) => isSameSpec(run.spec, spec));
  const isOver = status === "done" || status === "paused";
  useEffect(() => {
    if (isOver && current) keepLastRun(current.points.map((point) => point.loss));
  }, [current, isOver]);

  const hasRun = status !== "idle" && status !== "failed";
  return { job, spec, strips: hasRun && measured?.key === key ? measured.strips : null };
}
