"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import type { Palette } from "@/components/charts/palette";
import { shareColumns, shareWays } from "./effective";
import type { GradientFrame } from "./job";
import type { Stage } from "./model";

/** Each column's share of the gradient's square, beside the share that counting ways gives it. */
export function Profile({
  stage,
  frame,
  palette,
}: {
  stage: Stage;
  frame: GradientFrame | null;
  palette: Palette;
}) {
  const { side = 1, ways = null } = stage.levels[0] ?? {};
  const series = useMemo(() => {
    const x = Array.from({ length: side }, (_, column) => column + 1);
    const percent = (shares: Float64Array) => Array.from(shares, (share) => 100 * share);
    return [
      {
        name: "measured",
        x,
        y: frame === null ? x.map(() => NaN) : percent(shareColumns(frame.squares, side)),
        color: palette.positive,
      },
      {
        name: "ways counted",
        x,
        y: ways === null ? x.map(() => NaN) : percent(shareWays(ways.columns)),
        color: palette.ink,
        dash: true,
      },
    ];
  }, [frame, palette, side, ways]);
  const most = Math.max(1, ...series.flatMap(({ y }) => y.filter(Number.isFinite)));
  return (
    <LiveLines
      series={series}
      xLabel="column of the picture"
      yLabel="share of the gradient’s square, %"
      xRange={{ low: 1, high: side }}
      yRange={{ low: 0, high: 1.08 * most }}
      height={210}
      ariaLabel={`Share of the gradient’s square by column of the picture, measured and by the number of ways to the unit. The largest share is ${most.toFixed(1)} percent`}
    />
  );
}
