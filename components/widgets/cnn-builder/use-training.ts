"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useHasRunListener, useRunListener } from "@/components/training/runs/run-listener";
import { keepLastRun } from "@/components/widget/keep-last-run";
import { useJob } from "@/components/widget/use-job";
import type { Experiment } from "@/lib/experiment/schema";
import { writeLog } from "./write-log";
import type { BuilderFrame } from "./job";

/**
 * The training of the network in view. A run is of the network that it was begun with: a change ends it, and the curves of
 * what is no longer there go with it.
 * @param experiment null where the network does not train here
 */
export function useTraining(experiment: Experiment | null) {
  // Own images make it megabytes long.
  const key = useMemo(() => JSON.stringify(experiment), [experiment]);
  const sendsModel = useHasRunListener();
  const spec = useMemo(() => {
    const parsed = JSON.parse(key) as Experiment | null;
    return parsed === null ? undefined : { experiment: parsed, sendsModel };
  }, [key, sendsModel]);
  const job = useJob("cnn-builder", { spec });
  const { onFrame, stop, status } = job;
  const [shown, setShown] = useState<{ key: string; frame: BuilderFrame } | null>(null);
  const newest = useRef(key);
  useEffect(() => {
    if (newest.current === key) return;
    newest.current = key;
    stop();
  }, [key, stop]);
  useEffect(() => onFrame((frame) => setShown({ key: newest.current, frame })), [onFrame]);

  const frame = shown?.key === key && status !== "idle" ? shown.frame : null;
  const isOver = status === "done" || status === "paused";
  useEffect(() => {
    if (isOver && frame) keepLastRun(frame.points.map(({ loss }) => loss));
  }, [frame, isOver]);
  const log = useMemo(
    () => (frame === null || spec === undefined ? null : writeLog(spec.experiment, frame)),
    [frame, spec],
  );
  useRunListener(log, null, null);
  return { job, frame, log };
}
