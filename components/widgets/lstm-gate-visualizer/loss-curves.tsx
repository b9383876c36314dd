"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { averageLosses, type TrainingRun } from "./runs";
import styles from "./view.module.css";
import { nameRun } from "./words";

/** Steps of training whose mean is one point of the curve. */
const bin = 10;

/** The training losses of every cell trained on these sequences, one over the other. */
export function LossCurves({ runs, steps }: { runs: readonly TrainingRun[]; steps: number }) {
  const series = useMemo(
    () => runs.map((run) => ({ name: nameRun(run.spec), ...averageLosses(run.losses, bin) })),
    [runs],
  );
  if (runs.length === 0)
    return <p className={styles.empty}>Each cell that you train on this task leaves its loss curve here.</p>;
  return (
    <LiveLines
      series={series}
      xLabel="step"
      yLabel="training loss (nats)"
      xRange={{ low: 0, high: steps }}
      height={190}
      ariaLabel={`Training loss of ${runs.length} ${runs.length === 1 ? "cell" : "cells"} on this task`}
    />
  );
}
