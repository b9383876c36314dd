"use client";

import { useEffect, useMemo, useRef } from "react";
import type { JobName } from "@/components/widgets/jobs";
import { type SpecOf, useJob } from "./use-job";

/**
 * A job that shows its state before the first step as soon as it is seen. With another spec it begins again, training on
 * if it was; but not for each value that a dragged slider passes.
 * @param spec plain JSON
 * @param patience milliseconds for which a spec must stand before the job begins again
 */
export function usePatientJob<N extends JobName>(name: N, spec: SpecOf<N>, patience: number) {
  const key = JSON.stringify(spec);
  const still = useMemo(() => JSON.parse(key) as SpecOf<N>, [key]);
  const job = useJob(name, { spec: still, opens: "paused" });
  const { start, status, isPlaying } = job;
  const told = useRef(key);
  useEffect(() => {
    if (told.current === key || status === "idle") {
      told.current = key;
      return;
    }
    const timer = setTimeout(() => {
      told.current = key;
      start(still, { paused: !isPlaying });
    }, patience);
    return () => clearTimeout(timer);
  }, [isPlaying, key, patience, start, status, still]);
  return job;
}
