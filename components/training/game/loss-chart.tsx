"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import type { GanSpec } from "@/lib/experiment/schema-procedure";
import type { History } from "./history";

/** Both players' losses over the rounds, and what a discriminator has that can only guess. */
export function LossChart({ history, loss }: { history: History | undefined; loss: GanSpec["loss"] }) {
  const palette = usePalette();
  const series = useMemo(() => {
    const { every, discriminator, generator } = history ?? { every: 1, discriminator: [], generator: [] };
    const x = discriminator.map((_, i) => (i + 1) * every);
    const last = Math.max(100, x.at(-1) ?? 0);
    return [
      { name: "discriminator", x, y: discriminator, color: palette.classes[4] },
      { name: "generator", x, y: generator, color: palette.classes[0] },
      { name: "guessing, log 2", x: [0, last], y: [Math.LN2, Math.LN2], color: palette.muted, dash: true },
    ];
  }, [history, palette]);
  const yRange = useMemo(
    () => (loss === "saturating" ? { low: -1.5, high: 1 } : { low: 0, high: 2 }),
    [loss],
  );
  const [d, g] = [history?.discriminator.at(-1), history?.generator.at(-1)];
  return (
    <LiveLines
      series={series}
      xLabel="round"
      yLabel="loss (nats)"
      yRange={yRange}
      height={220}
      ariaLabel={
        d === undefined || g === undefined
          ? "Losses of both networks over the rounds: none yet"
          : `Losses of both networks over the rounds; now ${d.toFixed(2)} for the discriminator, ${g.toFixed(2)} for the generator`
      }
    />
  );
}
