"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import type { Series } from "@/components/charts/series";
import type { RunPoint } from "@/lib/experiment/run/point";
import type { SplitName } from "@/lib/experiment/prepare-data";

/** A run as a chart shows it. */
export interface CurveRun {
  name: string;
  color: string;
  points: readonly RunPoint[];
  /** The model as it is now, where it is newer than the last point. */
  now?: RunPoint | null;
}

export interface RunCurvesProps {
  runs: readonly CurveRun[];
  quantity: "loss" | "accuracy";
  /** The parts that get a line each; the first is solid, the others dashed. */
  parts: readonly SplitName[];
  yScale?: "linear" | "log";
  yRange?: { low: number; high: number };
  /** Losses beyond are drawn along the top, so that one diverging run does not flatten all others. */
  ceiling?: number;
  /** A step to mark with a line across the chart. */
  mark?: number | null;
  height?: number;
}

const partNames: Record<SplitName, string> = { train: "training", validation: "validation", test: "test" };

/** How loss or accuracy went, on each part of the data, run by run, over training steps. */
export function RunCurves(props: RunCurvesProps) {
  const { runs, quantity, parts, ceiling = Infinity, yScale, yRange, mark, height } = props;
  const series = useMemo(() => {
    const several = runs.length > 1;
    return runs.flatMap(({ name, color, points, now }) => {
      const last = points.at(-1);
      const all = now == null || (last !== undefined && now.step <= last.step) ? points : [...points, now];
      return parts.map((part, index): Series => ({
        name: several ? (parts.length > 1 ? `${name}, ${partNames[part]}` : name) : partNames[part],
        x: all.map(({ step }) => step),
        y: all.map((point) => Math.min(ceiling, readFigure(point, part, quantity))),
        color,
        dash: ([false, true, "dots"] as const)[index] ?? true,
      }));
    });
  }, [ceiling, parts, quantity, runs]);
  const ends = runs.map(({ name, points, now }) => {
    const end = now ?? points.at(-1);
    const figures = parts.map(
      (part) =>
        `${partNames[part]} ${printFigure(end === undefined ? NaN : readFigure(end, part, quantity))}`,
    );
    return `${name}: ${figures.join(", ")}`;
  });
  const last = Math.max(1, ...series.map(({ x }) => x.at(-1) ?? 0));
  const xRange = useMemo(() => ({ low: 0, high: last }), [last]);
  return (
    <LiveLines
      series={series}
      xRange={xRange}
      xLabel="training step"
      yLabel={quantity === "loss" ? "loss" : "share of right answers"}
      yScale={yScale}
      yRange={quantity === "accuracy" ? { low: 0, high: 1 } : yRange}
      mark={mark}
      height={height}
      ariaLabel={`${quantity === "loss" ? "Loss" : "Accuracy"} over training steps. At the end, ${ends.join("; ")}`}
    />
  );
}

function readFigure(point: RunPoint, part: SplitName, quantity: "loss" | "accuracy"): number {
  return quantity === "loss" ? point[part].loss : (point[part].accuracy ?? NaN);
}

function printFigure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : "not a number";
}
