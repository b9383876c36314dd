"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import type { Frame } from "./job";
import type { State } from "./state";
import { findAxesError, printError } from "./words";

/** The error over the steps of training, and that of as many principal axes. */
export function LossChart({ state, frame }: { state: State; frame: Frame | null }) {
  const palette = usePalette();
  const losses = frame?.losses;
  const axes = frame === null ? NaN : findAxesError(frame, state);
  const series = useMemo(() => {
    const { step, train, heldOut } = losses ?? { step: [], train: [], heldOut: [] };
    const last = Math.max(500, step.at(-1) ?? 0);
    return [
      { name: "batches", x: step, y: train, color: palette.classes[0], dash: "dots" as const },
      { name: "held back", x: step, y: heldOut, color: palette.classes[0] },
      { name: "PCA, held back", x: [0, last], y: [axes, axes], color: palette.classes[4], dash: true },
    ];
  }, [axes, losses, palette]);
  const yRange = useMemo(() => ({ low: 0, high: Number.isFinite(axes) ? 2 * axes : 0.08 }), [axes]);
  return (
    <LiveLines
      series={series}
      xLabel="training step"
      yLabel="squared error, mean of a pixel"
      yRange={yRange}
      height={210}
      ariaLabel={`Error over the steps of training; now ${printError(frame?.heldOut)} on digits held back, where PCA has ${printError(axes)}`}
    />
  );
}
