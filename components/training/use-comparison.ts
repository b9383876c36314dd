"use client";

import { useEffect, useMemo, useRef } from "react";
import { keepLastRun } from "@/components/widget/keep-last-run";
import { useJob } from "@/components/widget/use-job";
import { beginLog, extendLog, type RunLog } from "@/lib/experiment/run/log";
import type { Experiment } from "@/lib/experiment/schema";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import type { ViewSpec } from "@/lib/lab/experiment-view";
import { useThrottled } from "./use-throttled";

interface Recorded {
  key: string;
  logs: RunLog[];
  frame: ComparisonFrame;
}

const none: RunLog[] = [];

/**
 * Experiments trained side by side: the job, and the log of each run as it grows, renewed at most 10 times a second. A
 * change of the experiments begins a new run where there was one, going on by itself if that one did.
 * @param views must keep its identity
 * @param opens "running" trains as soon as the widget is seen, "paused" shows the models before their first step
 */
export function useComparison(
  experiments: readonly Experiment[],
  views: ViewSpec,
  opens?: "paused" | "running",
) {
  const key = JSON.stringify(experiments);
  const spec = useMemo(() => ({ experiments: JSON.parse(key) as Experiment[], views }), [key, views]);
  const job = useJob("comparison", { spec, opens });
  const [recorded, record] = useThrottled<Recorded | null>(null);
  const { onFrame, start, status } = job;

  useEffect(
    () =>
      onFrame((frame) =>
        record((before) => {
          const kept = frame.step > 0 && before?.key === key ? before.logs : none;
          const logs = frame.runs.map((run, index) =>
            extendLog(kept[index] ?? beginLog(String(index), spec.experiments[index] as Experiment), run),
          );
          return { key, logs, frame };
        }),
      ),
    [key, onFrame, record, spec],
  );

  const startedKey = useRef(key);
  useEffect(() => {
    if (startedKey.current === key) return;
    startedKey.current = key;
    if (status !== "idle") start(spec, { paused: status !== "running" && status !== "starting" });
  }, [key, spec, start, status]);

  const current = recorded?.key === key ? recorded : null;
  const isOver = status === "done" || status === "paused";
  const first = current?.logs[0];
  useEffect(() => {
    if (isOver && first) keepLastRun(first.points.map((point) => point.train.loss));
  }, [first, isOver]);

  return { job, logs: current?.logs ?? none, frame: current?.frame ?? null };
}
