"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import type { Series } from "@/components/charts/series";
import { printShare } from "@/components/training/sign-answers";
import { signNames } from "@/lib/data/signs/faces";
import type { ShiftKind } from "@/lib/data/signs/shifted-sign";
import { findAmount, furthest } from "./held-out";
import type { ShiftPoint, ShiftTestFrame } from "./job";
import { networkNames } from "./state";
import { printAmount } from "./words";

const axes: Record<ShiftKind, string> = {
  blur: "blur, in pixels",
  tilt: "tilt, in degrees",
  hue: "turn of the hues, in degrees",
  leaves: "share of leaves behind the sign",
  bricks: "share of bricks behind the sign",
};

/** What is read right and how sure the network is, against the shift: the network in view, and the other dashed. */
export function ShiftChart({ frame }: { frame: ShiftTestFrame }) {
  const palette = usePalette();
  const { curves, question } = frame;
  const { kind, level, network } = question;
  const series = useMemo((): Series[] => {
    const draw = (name: string, curve: readonly ShiftPoint[], key: keyof ShiftPoint, color: string) => ({
      name,
      x: curve.map((_, at) => findAmount(kind, at)),
      y: curve.map((point) => point[key]),
      color,
    });
    const [right, sure] = [palette.classes[0], palette.classes[4]];
    const shown = curves[network][kind] ?? [];
    const other = networkNames.find((name) => name !== network) ?? "varied";
    const beside = curves[other][kind] ?? [];
    const guess = 1 / signNames.length;
    const lines: Series[] = [
      draw("read right", shown, "accuracy", right),
      draw("how sure, on average", shown, "confidence", sure),
      { name: "guessing", x: [0, furthest[kind]], y: [guess, guess], color: palette.muted, dash: "dots" },
    ];
    if (beside.length === 0) return lines;
    return [...lines, { ...draw(`read right, ${other} network`, beside, "accuracy", right), dash: true }];
  }, [curves, kind, network, palette]);
  const spoken = (curves[network][kind] ?? []).map(
    ({ accuracy, confidence }, at) =>
      `${printAmount(kind, at)}: ${printShare(accuracy)} right, ${printShare(confidence)} sure`,
  );
  return (
    <LiveLines
      series={series}
      xLabel={axes[kind]}
      yLabel="share, and probability"
      xRange={{ low: 0, high: furthest[kind] }}
      yRange={{ low: 0, high: 1 }}
      mark={findAmount(kind, level)}
      height={240}
      ariaLabel={`Signs read right against the ${axes[kind]}. ${spoken.join("; ") || "Measured when the network has been trained"}.`}
    />
  );
}
