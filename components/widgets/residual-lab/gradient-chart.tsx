"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { findRange, type Series } from "@/components/charts/series";
import type { ResidualFrame } from "./job";
import type { State } from "./state";
import { compareEnds, nameNet, printRatio, styleNet } from "./words";

/** Whole powers of ten round all values, so that the axis always has two ticks. */
function findDecades(series: readonly Series[]) {
  const { low, high } = findRange(
    series.flatMap(({ y }) => y),
    true,
  );
  return { low: 10 ** Math.floor(Math.log10(low)), high: 10 ** Math.ceil(Math.log10(high)) };
}

/** How long the gradient is at each layer of each network, on a logarithmic axis. */
export function GradientChart({
  state: { deep, shallow, moment },
  frame,
}: {
  state: State;
  frame: ResidualFrame | null;
}) {
  const palette = usePalette();
  const nets = useMemo(() => frame?.nets ?? [], [frame]);
  const series = useMemo(
    () =>
      nets.map((net) => ({
        name: nameNet(net.spec),
        x: Array.from(net[moment], (_, i) => i + 1),
        y: Array.from(net[moment]),
        ...styleNet(net.spec, nets, palette),
      })),
    [moment, nets, palette],
  );
  const yRange = useMemo(() => findDecades(series), [series]);
  const at = moment === "start" ? 0 : (frame?.lookedAt ?? 0);
  const ends = nets.map(
    (net) => `${nameNet(net.spec)}: ${printRatio(compareEnds(net[moment]))} the last layer’s`,
  );
  return (
    <LiveLines
      series={series}
      xLabel="layer, from the input"
      yLabel={`gradient norm at step ${at}`}
      yScale="log"
      yRange={yRange}
      xRange={{ low: 1, high: Math.max(deep, shallow) }}
      height={260}
      ariaLabel={`Length of the gradient at each layer at step ${at}. At the first layer, ${ends.join("; ")}.`}
    />
  );
}
