"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { WINDOW } from "./intervals";
import type { ResidualFrame } from "./job";
import type { State } from "./state";
import { nameNet, printLoss, styleNet } from "./words";

/** Of a network that answers all classes alike. */
export const guessingLoss = (data: State["data"]) => Math.log(data === "digits" ? 10 : 4);

/** The training losses of all networks over the steps. */
export function LossChart({ state, frame }: { state: State; frame: ResidualFrame | null }) {
  const palette = usePalette();
  const guessing = guessingLoss(state.data);
  const { steps } = state;
  const nets = useMemo(() => frame?.nets ?? [], [frame]);
  const series = useMemo(
    () => [
      ...nets.map(({ spec, losses }) => ({
        name: nameNet(spec),
        x: Array.from(losses, (_, i) => (i + 1) * WINDOW),
        y: Array.from(losses),
        ...styleNet(spec, nets, palette),
      })),
      {
        name: "guessing",
        x: [0, steps],
        y: [guessing, guessing],
        color: palette.muted,
        dash: "dots" as const,
      },
    ],
    [guessing, nets, palette, steps],
  );
  const ends = nets.map(({ spec, losses }) => `${nameNet(spec)} ${printLoss(losses.at(-1) ?? NaN)}`);
  return (
    <LiveLines
      series={series}
      xLabel="training step"
      yLabel={`training loss, mean of ${WINDOW} batches`}
      xRange={{ low: 0, high: steps }}
      yRange={{ low: 0, high: 1.3 * guessing }}
      height={260}
      ariaLabel={`Training losses over steps. Now: ${ends.join(", ")}; guessing has ${printLoss(guessing)}.`}
    />
  );
}
