"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import type { Series } from "@/components/charts/series";
import { printShare } from "@/components/training/sign-answers";
import type { LabFrame } from "./job";
import type { Robustness } from "./measure";
import { MOST_EPSILON } from "./state";

/** Share of held-out signs read right against the size of the move: the network in view, and the usual one dashed. */
export function RobustnessChart({ frame, epsilon }: { frame: LabFrame; epsilon: number | null }) {
  const palette = usePalette();
  const { curves, question } = frame;
  const series = useMemo((): Series[] => {
    const [ten, one, noise] = [palette.classes[4], palette.classes[0], palette.muted];
    const draw = (
      name: string,
      curve: readonly Robustness[],
      key: "noise" | "one" | "ten",
      color: string,
    ) => ({
      name,
      x: curve.map((point) => point.epsilon),
      y: curve.map((point) => point[key]),
      color,
    });
    const shown = curves[question.network];
    const lines: Series[] = [
      draw("aimless noise", shown, "noise", noise),
      draw("one step", shown, "one", one),
      draw("ten steps", shown, "ten", ten),
    ];
    if (question.network === "usual" || curves.usual.length === 0) return lines;
    return [
      ...lines,
      { ...draw("one step, undefended", curves.usual, "one", one), dash: true },
      { ...draw("ten steps, undefended", curves.usual, "ten", ten), dash: true },
    ];
  }, [curves, palette, question.network]);
  const spoken = curves[question.network].map(
    (point) =>
      `epsilon ${point.epsilon}: noise ${printShare(point.noise)}, one step ${printShare(point.one)}, ten steps ${printShare(point.ten)}`,
  );
  return (
    <LiveLines
      series={series}
      xLabel="epsilon"
      yLabel="share read right"
      xRange={{ low: 0, high: MOST_EPSILON }}
      yRange={{ low: 0, high: 1 }}
      mark={epsilon}
      height={240}
      ariaLabel={`Share of held-out signs read right against epsilon. ${spoken.join("; ") || "Measured when the network has been trained"}.`}
    />
  );
}
