"use client";

import { useEffect, useMemo, useRef } from "react";
import { useJob } from "@/components/widget/use-job";
import type { BenchSpec } from "@/lib/lab/device-bench-job";
import { deviceNames } from "@/lib/lab/job";
import type { State } from "./state";

/** The measurement of the state, and what it has found. It begins again when it is another. */
export function useBench({ workload, devices, largest, patience }: State) {
  const list = devices.join();
  const spec = useMemo<BenchSpec>(
    () => ({
      workload,
      // The slow graphics processors last, so that there is soon something to see.
      devices: [...deviceNames].reverse().filter((name) => list.split(",").includes(name)),
      largest,
      patience,
    }),
    [largest, list, patience, workload],
  );
  const job = useJob("device-bench", { spec, opens: "running" });
  const { start, status } = job;

  const told = useRef(spec);
  useEffect(() => {
    if (told.current === spec) return;
    told.current = spec;
    if (status !== "idle") start(spec);
  }, [spec, start, status]);

  // A frame of the measurement before is not this one's.
  const isOwn = JSON.stringify(job.latest?.spec) === JSON.stringify(spec);
  return { job, frame: isOwn ? job.latest : null };
}
