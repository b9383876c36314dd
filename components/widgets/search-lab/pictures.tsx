"use client";

import { useMemo, useState } from "react";
import { Parallel } from "@/components/charts/parallel";
import { usePalette } from "@/components/charts/palette";
import { Scatter } from "@/components/charts/scatter";
import { hyperparameters } from "@/lib/experiment/search/hyperparameters";
import { LossLegend } from "./loss-legend";
import { colorLoss, findLossAxis } from "./loss-colors";
import { CHANCE, findAxis } from "./plan";
import { findBest, type Result } from "./results";
import type { State } from "./state";
import styles from "./view.module.css";
import { describeResult } from "./words";

/** Every training of a round as a point, and as a line across all that was varied. The same one is lit in both. */
export function Pictures({ state, results }: { state: State; results: readonly Result[] }) {
  const palette = usePalette();
  const [selected, select] = useState<number | null>(null);
  const pictures = useMemo(() => draw(state, results, palette), [palette, results, state]);
  const { points, lines, axes, x, y, rugs, lossAxis } = pictures;
  const kept = selected !== null && selected < points.length ? selected : null;
  const best = points[0]?.text ?? "None yet";
  return (
    <>
      <Scatter
        points={points}
        x={x}
        y={y}
        rugs={rugs}
        selected={kept}
        onSelect={select}
        hint="Point at a training, or step through them from the best with the arrow keys."
        height={340}
        ariaLabel={`${points.length} trainings by ${x.label} and ${y.label}. The best: ${best}.`}
      />
      <LossLegend axis={lossAxis} />
      <div className={styles.parallel}>
        <Parallel
          axes={axes}
          lines={lines}
          selected={kept}
          onSelect={select}
          ariaLabel={`The same ${points.length} trainings as lines across ${axes.map(({ label }) => label).join(", ")}. The best: ${best}.`}
        />
      </div>
    </>
  );
}

function draw(state: State, results: readonly Result[], palette: Parameters<typeof colorLoss>[2]) {
  const sorted = [...results].sort((a, b) => a.loss - b.loss);
  const lossAxis = { ...findLossAxis(results), label: "validation loss" };
  const [first = "learningRate", second = "l2"] = state.dimensions;
  const xName = state.dimensions.includes(state.x) ? state.x : first;
  const isVaried = state.y !== "loss" && state.dimensions.includes(state.y) && state.y !== xName;
  const yName = isVaried && state.y !== "loss" ? state.y : xName === first ? second : first;
  const name = (of: typeof first) => ({ ...findAxis(state, of), label: hyperparameters[of].label });
  const bests = (["grid", "random"] as const).map((strategy) =>
    findBest(results.filter((result) => result.strategy === strategy)),
  );
  const looks = sorted.map((result, rank) => ({
    color: result.hasDiverged ? palette.muted : colorLoss(result.loss, lossAxis, palette),
    isFaint: rank >= state.shown,
  }));
  return {
    lossAxis,
    x: name(xName),
    y: state.y === "loss" ? lossAxis : name(yName),
    axes: [...state.dimensions.map(name), lossAxis],
    rugs: (["grid", "random"] as const).filter((strategy) =>
      results.some((result) => result.strategy === strategy),
    ),
    points: sorted.map((result, rank) => ({
      ...looks[rank]!,
      x: result.settings[xName] ?? NaN,
      y: state.y === "loss" ? result.loss : (result.settings[yName] ?? NaN),
      mark: result.hasDiverged
        ? ("cross" as const)
        : result.strategy === "grid"
          ? ("square" as const)
          : ("circle" as const),
      isRinged: bests.includes(result),
      group: result.strategy,
      text: describeResult(result),
    })),
    lines: sorted.map((result, rank) => ({
      ...looks[rank]!,
      values: [...state.dimensions.map((of) => result.settings[of] ?? NaN), result.loss],
      isDashed: result.strategy === "grid",
      // What is no better than guessing would otherwise cover what is.
      isFaint: rank >= state.shown || result.loss > 0.95 * CHANCE,
    })),
  };
}
