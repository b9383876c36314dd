"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { WINDOW } from "./intervals";
import type { Frame } from "./job";
import type { State } from "./state";
import { colorCell, nameCell } from "./words";

/** Of four letters, none likelier than another. */
const GUESSING = Math.log(4);

/** The training losses of the three cells over the steps. */
export function LossChart({ state: { steps }, frame }: { state: State; frame: Frame | null }) {
  const palette = usePalette();
  const cells = useMemo(() => frame?.cells ?? [], [frame]);
  const series = useMemo(
    () => [
      ...cells.map(({ cell, losses }) => ({
        name: nameCell(cell),
        x: losses.map((_, i) => (i + 1) * WINDOW),
        y: losses,
        color: colorCell(cell, palette),
      })),
      {
        name: "guessing",
        x: [0, steps],
        y: [GUESSING, GUESSING],
        color: palette.muted,
        dash: "dots" as const,
      },
    ],
    [cells, palette, steps],
  );
  const ends = cells.map(({ cell, losses }) => `${nameCell(cell)} ${(losses.at(-1) ?? NaN).toFixed(2)}`);
  return (
    <LiveLines
      series={series}
      xLabel="training step"
      yLabel={`training loss, mean of ${WINDOW} batches`}
      xRange={{ low: 0, high: steps }}
      yRange={{ low: 0, high: 2 * GUESSING }}
      height={260}
      ariaLabel={`Training losses over steps. Now: ${ends.join(", ")}; guessing has ${GUESSING.toFixed(2)}.`}
    />
  );
}
