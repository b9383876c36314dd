"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import type { Frame } from "./job";
import type { State } from "./state";
import { colorCell, compareEnds, nameCell, printRatio } from "./words";

/** What is shorter is drawn along the lower edge. */
const SHORTEST = 1e-20;

/** How long the gradient is at each step of each cell, on a logarithmic axis; that of the LSTM's memory dashed. */
export function GradientChart({ state: { lag, moment }, frame }: { state: State; frame: Frame | null }) {
  const palette = usePalette();
  const cells = useMemo(() => frame?.cells ?? [], [frame]);
  const series = useMemo(
    () =>
      cells.flatMap((shown) => {
        const { h, c } = shown[moment];
        const x = Array.from(h, (_, i) => i + 1);
        const color = colorCell(shown.cell, palette);
        const lines = [{ name: `${nameCell(shown.cell)}, h`, x, y: Array.from(h), color, dash: false }];
        if (c) lines.push({ name: `${nameCell(shown.cell)}, c`, x, y: Array.from(c), color, dash: true });
        return lines;
      }),
    [cells, moment, palette],
  );
  const yRange = useMemo(() => {
    const values = series.flatMap(({ y }) => y).filter((value) => Number.isFinite(value) && value > 0);
    const low = Math.max(
      SHORTEST,
      values.reduce((a, b) => Math.min(a, b), 0.1),
    );
    const high = values.reduce((a, b) => Math.max(a, b), 1);
    return { low: 10 ** Math.floor(Math.log10(low)), high: 10 ** Math.ceil(Math.log10(high)) };
  }, [series]);
  const at = moment === "start" ? 0 : (frame?.lookedAt ?? 0);
  const ends = cells.map((shown) => `${nameCell(shown.cell)} ${printRatio(compareEnds(shown[moment]))}`);
  return (
    <LiveLines
      series={series}
      xLabel="step of the sequence"
      yLabel={`gradient norm after ${at} training steps`}
      yScale="log"
      yRange={yRange}
      xRange={{ low: 1, high: lag + 2 }}
      height={260}
      ariaLabel={`Length of the gradient at each step of the sequence after ${at} training steps. First step over last, by the memory: ${ends.join("; ")}.`}
    />
  );
}
