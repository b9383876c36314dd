"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import type { Frame } from "./job";
import type { State } from "./state";

/** The loss on the examples held back, over the steps, and what one has without looking at the input. */
export function LossChart({ state: { steps, shape }, frame }: { state: State; frame: Frame | null }) {
  const palette = usePalette();
  const looks = useMemo(() => frame?.looks ?? [], [frame]);
  const floor = frame?.baseline.loss ?? 1;
  const series = useMemo(
    () => [
      { name: "held back", x: looks.map(({ step }) => step), y: looks.map(({ loss }) => loss) },
      {
        name: "without looking",
        x: [0, steps],
        y: [floor, floor],
        color: palette.muted,
        dash: "dots" as const,
      },
    ],
    [floor, looks, palette, steps],
  );
  return (
    <LiveLines
      series={series}
      xLabel="training step"
      yLabel={shape === "one-to-many" ? "squared error, held back" : "cross-entropy, held back"}
      xRange={{ low: 0, high: steps }}
      yRange={{ low: 0, high: 1.5 * floor }}
      height={200}
      ariaLabel={`Loss on the examples held back over the steps. Now ${(looks.at(-1)?.loss ?? NaN).toFixed(4)}; without looking at the input ${floor.toFixed(4)}.`}
    />
  );
}
