"use client";

import { useMemo, useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { Scatter, type ScatterPoint } from "@/components/charts/scatter";
import { latentSizes } from "./state";
import type { SizeError } from "./sizes";
import { printCode, printError } from "./words";

const x = {
  label: "numbers in the code",
  low: 0.8,
  high: 40,
  scale: "log" as const,
  ticks: latentSizes,
};

/** Error against the width of the bottleneck, for the networks and for as many principal axes. */
export function SizesChart({ sizes }: { sizes: readonly SizeError[] }) {
  const palette = usePalette();
  const [selected, select] = useState<number | null>(null);
  const points = useMemo((): ScatterPoint[] => {
    const tell = (who: string, latent: number, error: number) =>
      `${who}, ${printCode(latent)}: error ${printError(error)}`;
    return (["network", "axes"] as const).flatMap((who) =>
      sizes.flatMap(({ latent, [who]: error }) =>
        error === null
          ? []
          : [
              {
                x: latent,
                y: error,
                color: palette.classes[who === "network" ? 0 : 4],
                mark: who === "network" ? ("circle" as const) : ("diamond" as const),
                text: tell(who === "network" ? "Autoencoder" : "PCA", latent, error),
              },
            ],
      ),
    );
  }, [palette, sizes]);
  const y = useMemo(() => {
    const highest = points.reduce((most, point) => Math.max(most, point.y), 0.04);
    return { label: "squared error, mean of a pixel", low: 0, high: 1.1 * highest, scale: "linear" as const };
  }, [points]);
  return (
    <Scatter
      points={points}
      x={x}
      y={y}
      isJoined
      selected={selected !== null && selected < points.length ? selected : null}
      onSelect={select}
      hint="Circles: autoencoders. Diamonds: as many principal axes. On digits held back."
      ariaLabel={`Error against the width of the bottleneck: ${points.map(({ text }) => text).join("; ")}.`}
    />
  );
}
