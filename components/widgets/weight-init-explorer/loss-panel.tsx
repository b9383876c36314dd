"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette, type Palette } from "@/components/charts/palette";
import { Button } from "@/components/ui/button";
import { isSameSpec, type KeptRun, nameRuns, removeRun } from "./runs";
import { listChoices, type Settings } from "./state";
import type { Runs } from "./use-runs";
import styles from "./view.module.css";
import { printValue } from "./words";

/** Beyond this a diverging run would flatten all others; it is drawn along the top. */
const CEILING = 10;

function pickColor(run: KeptRun, palette: Palette): string {
  return [...palette.classes, palette.ink][run.color] ?? palette.muted;
}

function findEnd(runs: readonly KeptRun[]): number {
  return Math.max(1, ...runs.map((run) => run.points.at(-1)?.step ?? 0));
}

/** The losses of this network and of those tried before, and which of them to keep. */
export function LossPanel({ runs: { runs, update }, spec }: { runs: Runs; spec: Settings }) {
  const palette = usePalette();
  const shown = useMemo(() => runs.filter((run) => run.points.length > 0 || run.brokeAt !== null), [runs]);
  const names = useMemo(() => nameRuns(shown), [shown]);
  const series = useMemo(() => {
    const lines = shown.map((run, index) => ({
      name: names[index] ?? "",
      x: run.points.map((point) => point.step),
      y: run.points.map((point) => Math.min(CEILING, point.loss)),
      color: pickColor(run, palette),
      dash: !isSameSpec(run.spec, spec),
    }));
    return lines;
  }, [names, palette, shown, spec]);
  const losses = series.flatMap((line) => line.y);
  const yRange = {
    low: Math.min(0.5, ...losses.filter((loss) => loss > 0)) / 1.3,
    high: Math.max(1.5, ...losses) * 1.1,
  };

  if (shown.length === 0) {
    return (
      <p className={styles.invitation}>
        Press Train. The same network, from the same weights, learns to imitate another network; its loss is
        drawn here and stays, so that you can compare it with the next choice. A network that only ever
        answers with the mean has a loss of 1.
      </p>
    );
  }
  return (
    <div className={styles.losses}>
      <LiveLines
        series={series}
        xLabel="training step"
        yLabel="loss: mean squared error, 1 for always answering with the mean"
        yScale="log"
        yRange={yRange}
        xRange={{ low: 0, high: findEnd(shown) }}
        height={190}
        ariaLabel={`Training loss of ${shown.length === 1 ? "one run" : `${shown.length} runs`}: ${shown.map((run, index) => `${names[index] ?? ""} ends at ${printValue(run.points.at(-1)?.loss ?? NaN)}`).join(", ")}`}
      />
      <ul className={styles.runs} aria-label="Kept runs">
        {shown.map((run, index) => (
          <li key={run.color}>
            <span className={styles.swatch} style={{ background: pickColor(run, palette) }} aria-hidden />
            <span className={styles.runName}>{listChoices(run.spec).join(", ")}</span>
            <span className={styles.runEnd}>
              {run.brokeAt === null
                ? `step ${run.points.at(-1)?.step ?? 0}, loss ${printValue(run.points.at(-1)?.loss ?? NaN)}`
                : `not a number from step ${run.brokeAt} on`}
            </span>
            <Button
              variant="quiet"
              aria-label={`Remove the run ${names[index] ?? ""}`}
              onPress={() => update((kept) => removeRun(kept, run.spec))}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {shown.some((run) => run.brokeAt !== null && isSameSpec(run.spec, spec)) && (
        <p className={styles.warning} role="status">
          The loss is no longer a number: the steps were too large for these weights, and each made the next
          larger. Lower the learning rate or the weights, and train again.
        </p>
      )}
    </div>
  );
}
