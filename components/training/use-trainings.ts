"use client";

import { useEffect, useRef } from "react";
import { useJob } from "@/components/widget/use-job";
import type { Speed } from "@/lib/lab/job";
import type { TrainingsSpec } from "@/lib/lab/trainings-job";
import type { TrainingOutcome } from "@/lib/lab/whole-training";

const none: TrainingOutcome[] = [];

/**
 * Experiments trained one after the other, as soon as the widget is seen. Another spec begins anew.
 * @param spec must keep its identity while it says the same
 * @param isInUse whether this is what the widget shows now
 * @param speed trainings a frame, until the reader sets another
 * @returns the job, the outcomes of this spec so far, and how far the training is that is not over
 */
export function useTrainings(spec: TrainingsSpec, isInUse: boolean, speed: Speed) {
  const job = useJob("trainings", { spec, opens: isInUse ? "running" : undefined });
  const { latest, setSpeed, start, status, stop } = job;

  useEffect(() => setSpeed(speed), [setSpeed, speed]);
  useEffect(() => {
    if (!isInUse) stop();
  }, [isInUse, stop]);

  const told = useRef(spec);
  useEffect(() => {
    if (told.current === spec) return;
    told.current = spec;
    if (isInUse && status !== "idle") start(spec);
  }, [isInUse, spec, start, status]);

  const own = latest?.key === spec.key ? latest : null;
  return { job, outcomes: own?.outcomes ?? none, progress: own?.progress ?? null };
}
