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

/** The experiments as text, without what may change while they train. */
function nameStill(experiments: readonly Experiment[]): string {
  return JSON.stringify(experiments, (field, value: unknown) =>
    field === "regularization" ? undefined : value,
  );
}

/**
 * Experiments trained side by side: the job, and the log of each run as it grows, renewed at most 10 times a second. A
 * change of the experiments begins a new run where there was one, going on by itself if that one did.
 * @param views must keep its identity
 * @param opens "running" trains as soon as the widget is seen, "paused" shows the models before their first step
 * @param live "regularization": a change of that alone is felt by the runs as they train; one that comes after their end
 * begins new ones
 */
export function useComparison(
  experiments: readonly Experiment[],
  views: ViewSpec,
  opens?: "paused" | "running",
  live?: "regularization",
) {
  const text = JSON.stringify(experiments);
  const spec = useMemo(() => ({ experiments: JSON.parse(text) as Experiment[], views }), [text, views]);
  const key = live === undefined ? text : nameStill(experiments);
  const job = useJob("comparison", { spec, opens });
  const [recorded, record] = useThrottled<Recorded | null>(null);
  const { isPlaying, onFrame, send, start, status } = job;

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

  const told = useRef({ key, spec });
  useEffect(() => {
    const before = told.current;
    if (before.spec === spec) return;
    told.current = { key, spec };
    if (status === "idle") return;
    if (before.key !== key) start(spec, { paused: !isPlaying });
    else if (live === undefined || status === "failed") return;
    else if (status === "done" || status === "starting") start(spec);
    else
      spec.experiments.forEach(({ training: { regularization: value } }, run) => {
        const earlier = before.spec.experiments[run]?.training.regularization;
        if (JSON.stringify(value) !== JSON.stringify(earlier))
          send({ kind: "edit", run, edit: { kind: "regularization", value } });
      });
  }, [isPlaying, key, live, send, spec, start, status]);

  const current = recorded?.key === key ? recorded : null;
  const isOver = status === "done" || status === "paused";
  const first = current?.logs[0];
  useEffect(() => {
    if (isOver && first) keepLastRun(first.points.map((point) => point.train.loss));
  }, [first, isOver]);

  return { job, logs: current?.logs ?? none, frame: current?.frame ?? null };
}
