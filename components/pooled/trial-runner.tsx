"use client";

import { useEffect, useMemo, useRef } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { useThrottled } from "@/components/training/use-throttled";
import { useJob } from "@/components/widget/use-job";
import type { PoolPlan, TrialOutcome } from "@/lib/contract/pooled";
import { joinPoints, type RunPoint } from "@/lib/experiment/run/point";
import { getPoolSettings, makePoolExperiment, poolExamples } from "@/lib/experiment/search/pool";
import { createPace } from "./pace";
import { describeSettings } from "./pool-points";
import styles from "./pooled.module.css";
import { readOutcome } from "./read-outcome";

export interface TrialRunnerProps {
  plan: PoolPlan;
  number: number;
  /** Told once, at the end. `message` says why a training failed. */
  onOutcome: (outcome: TrialOutcome, message: string | null) => void;
}

const batchSize = 10;

/** Trains one configuration of a search on this device, for real, and shows its curve. Another number needs another key. */
export function TrialRunner({ plan, number, onOutcome }: TrialRunnerProps) {
  const palette = usePalette();
  const settings = useMemo(() => getPoolSettings(plan, number), [plan, number]);
  const spec = useMemo(() => ({ experiment: makePoolExperiment(plan, settings) }), [plan, settings]);
  const { status, error, latest, onFrame, setSpeed } = useJob("experiment", { spec, opens: "running" });
  const [points, update] = useThrottled<readonly RunPoint[]>([]);

  useEffect(() => {
    const pace = createPace();
    setSpeed(pace.speed);
    return onFrame(({ recording }) => {
      update((before) => joinPoints(before, recording.points));
      if (pace.mark(performance.now())) setSpeed(pace.speed);
    });
  }, [onFrame, setSpeed, update]);

  const startedAt = useRef<number | null>(null);
  const isTold = useRef(false);
  useEffect(() => {
    if (status === "running") startedAt.current ??= performance.now();
    if (isTold.current) return;
    if (status === "failed") {
      isTold.current = true;
      onOutcome({ kind: "failed" }, error?.message ?? null);
    } else if (latest !== null && latest.end !== null) {
      isTold.current = true;
      const seconds = (performance.now() - (startedAt.current ?? performance.now())) / 1000;
      onOutcome(readOutcome(latest, seconds), null);
    }
  }, [status, error, latest, onOutcome]);

  const stepsPerEpoch = poolExamples / batchSize;
  const series = useMemo(() => {
    const x = points.map(({ step }) => step / stepsPerEpoch);
    return [
      { name: "training", x, y: points.map(({ train }) => train.loss), color: palette.muted },
      {
        name: "validation",
        x,
        y: points.map(({ validation }) => validation.loss),
        color: palette.classes[0],
      },
    ];
  }, [points, palette, stepsPerEpoch]);
  const epoch = Math.floor(latest?.epoch ?? 0);
  return (
    <div className={styles.runner}>
      <p className={styles.configuration}>
        No. {number + 1}: {describeSettings(settings)}
      </p>
      <LiveLines
        series={series}
        xLabel="epoch"
        yLabel="loss"
        yScale="log"
        xRange={{ low: 0, high: plan.epochs }}
        yRange={{ low: 0.05, high: 2 }}
        height={170}
        ariaLabel={`Loss on the training and the validation points over ${plan.epochs} epochs, as this device trains`}
      />
      <p className={styles.progress}>
        {status === "idle" || status === "starting"
          ? "Getting ready to train."
          : `Epoch ${epoch} of ${plan.epochs}, on this device.`}
      </p>
    </div>
  );
}
