"use client";

import { useMemo, useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { Scatter, type ScatterPoint } from "@/components/charts/scatter";
import { Readout } from "@/components/widget/readout";
import type { Mean } from "@/lib/math/mean";
import type { Optimism } from "./optimism";
import type { State } from "./state";
import styles from "./view.module.css";
import { printPoints, printShare } from "./words";

/** What the best of k promises and keeps, and the difference, each with its standard error over draws. */
export function ManyPanel({
  state,
  optimism,
  draws,
}: {
  state: State;
  optimism: readonly Optimism[];
  draws: number;
}) {
  const palette = usePalette();
  const [figure, selectFigure] = useState<number | null>(null);
  const [gap, selectGap] = useState<number | null>(null);
  const { figures, gaps, axes } = useMemo(() => {
    const [promise, kept] = [palette.classes[0], palette.classes[4]];
    const measured = draws === 0 ? [] : optimism;
    const place = (
      k: number,
      mean: Mean,
      name: string,
    ): Pick<ScatterPoint, "x" | "y" | "error" | "text"> => ({
      x: k,
      y: mean.mean,
      ...(Number.isFinite(mean.error) && { error: mean.error }),
      text: `Best of ${k}, ${name}: ${printShare(mean.mean)}, standard error ${printPoints(mean.error)} points`,
    });
    return {
      figures: [
        ...measured.map(({ k, validation }) => ({
          ...place(k, validation, "validation"),
          color: promise,
          mark: "circle" as const,
        })),
        ...measured.map(({ k, test }) => ({
          ...place(k, test, "test"),
          color: kept,
          mark: "diamond" as const,
        })),
      ],
      gaps: measured.map(({ k, gap: mean }) => ({
        ...place(k, mean, "validation less test"),
        y: 100 * mean.mean,
        ...(Number.isFinite(mean.error) && { error: 100 * mean.error }),
        text: `Best of ${k}: ${printPoints(mean.mean)} points too much, standard error ${printPoints(mean.error)}`,
        color: palette.ink,
        mark: "square" as const,
      })),
      axes: findAxes(measured, state.models),
    };
  }, [draws, optimism, palette, state.models]);
  const last = optimism.at(-1);
  return (
    <>
      <div className={styles.pair}>
        <Scatter
          points={figures}
          x={axes.x}
          y={axes.share}
          isJoined
          selected={figure !== null && figure < figures.length ? figure : null}
          onSelect={selectFigure}
          hint="Circles: the chosen model on the validation set. Diamonds: the same on the test set."
          ariaLabel={`The best of 1 to ${state.models} models over ${draws} draws: on the validation set it rises to ${printShare(last?.validation.mean)}, on the test set it has ${printShare(last?.test.mean)}.`}
        />
        <Scatter
          points={gaps}
          x={axes.x}
          y={axes.gap}
          isJoined
          level={axes.zero}
          selected={gap !== null && gap < gaps.length ? gap : null}
          onSelect={selectGap}
          hint="Bars: one standard error to each side, over draws."
          ariaLabel={`Validation less test for the best of 1 to ${state.models}: ${optimism.map((entry) => `${entry.k}: ${printPoints(entry.gap.mean)}`).join(", ")} points.`}
        />
      </div>
      <Readout
        items={[
          { label: "draws", value: `${draws} of ${state.draws}`, width: 10 },
          { label: "too much, best of 1", value: printPoints(optimism[0]?.gap.mean ?? NaN), width: 5 },
          { label: `best of ${last?.k ?? 0}`, value: printPoints(last?.gap.mean ?? NaN), width: 5 },
          { label: "± standard error", value: printPoints(last?.gap.error ?? NaN), width: 5 },
        ]}
      />
    </>
  );
}

const zero = { value: 0, name: "honest" };

function findAxes(optimism: readonly Optimism[], models: number) {
  const shares = optimism.flatMap(({ validation, test }) => [validation.mean, test.mean]);
  const gaps = optimism.flatMap(({ gap: { mean, error } }) =>
    [mean - error, mean, mean + error].filter(Number.isFinite).map((share) => 100 * share),
  );
  const [low, high] = [Math.min(0.9, ...shares), Math.max(0.5, ...shares)];
  const counts = [1, 2, 4, 8, 16, 32, 64].filter((k) => k <= models);
  return {
    zero,
    x: {
      label: "k, models to choose from",
      low: 0.85,
      high: models * 1.15,
      scale: "log" as const,
      ticks: counts,
    },
    share: {
      label: "share of right answers of the best of k",
      low: Math.floor(20 * low - 0.4) / 20,
      high: Math.min(1, Math.ceil(20 * high + 0.4) / 20),
      scale: "linear" as const,
    },
    gap: {
      label: "validation less test, in points",
      low: Math.min(-1, ...gaps) - 0.5,
      high: Math.max(4, ...gaps) + 0.5,
      scale: "linear" as const,
    },
  };
}
