"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { countTrials } from "./plan";
import { averageBest, type Result } from "./results";
import type { State } from "./state";
import { printLoss } from "./words";

/** The best loss so far against the number of trainings, of both searches. */
export function BestCurves({ state, results }: { state: State; results: readonly Result[] }) {
  const palette = usePalette();
  const { rounds } = state;
  const series = useMemo(
    () =>
      (["grid", "random"] as const).flatMap((strategy) => {
        const y = averageBest(results, rounds, strategy);
        if (y.length === 0) return [];
        const isGrid = strategy === "grid";
        return [
          {
            name: strategy,
            x: y.map((_, i) => i + 1),
            y,
            color: isGrid ? palette.classes[4] : palette.classes[0],
            dash: isGrid,
          },
        ];
      }),
    [palette, results, rounds],
  );
  const ends = series.map(({ name, y }) => `${name} ${printLoss(y.at(-1) ?? NaN)}`).join(", ");
  return (
    <LiveLines
      series={series}
      xLabel="trainings made"
      yLabel={rounds > 1 ? "lowest validation loss so far, mean" : "lowest validation loss so far"}
      xRange={{ low: 1, high: countTrials(state) }}
      height={240}
      ariaLabel={`The lowest validation loss so far against the number of trainings: ${ends}.`}
    />
  );
}
