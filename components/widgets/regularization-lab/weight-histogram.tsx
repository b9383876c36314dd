"use client";

import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { usePalette } from "@/components/charts/palette";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import { countBins } from "@/lib/math/histogram";
import { BINS, drawHistogram, frameHistogram } from "./draw-histogram";
import { trim } from "./state";
import { type OnFrame, useRunCanvas } from "./use-run-canvas";
import styles from "./view.module.css";
import { collectWeights, findLargest, pickReach } from "./weights";

export interface WeightHistogramProps {
  run: number;
  onFrame: OnFrame;
  frame: ComparisonFrame | null;
  /** Whose weights are counted: those of one layer, from 1, or all for 0. */
  layer: number;
  color: string;
  label: string;
}

/** The weights of every copy in bins of one width, and the axes that hold them all. */
function countRuns(frame: ComparisonFrame, layer: number) {
  const values = frame.runs.map(({ weights }) => collectWeights(weights ?? [], layer));
  const sizes = values.map(findLargest).filter(Number.isFinite);
  const reach = pickReach(Math.max(0.1, ...sizes));
  return {
    reach,
    highest: Math.max(1, ...values.map(({ length }) => length)),
    counts: values.map((all) => countBins(all, -reach, reach, BINS)),
  };
}

/** How a copy's weights are spread. */
export function WeightHistogram({ run, onFrame, frame, layer, color, label }: WeightHistogramProps) {
  const palette = usePalette();
  const [selected, select] = useState<number | null>(null);
  const ref = useRunCanvas(
    onFrame,
    (context, width, _height, newest) => {
      const { counts, ...axes } = countRuns(newest, layer);
      drawHistogram(context, width, { counts: counts[run] ?? [], ...axes, selected, color }, palette);
    },
    [run, layer, selected, color, palette],
  );
  const counted = frame === null ? null : countRuns(frame, layer);

  const followPointer = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    select(frameHistogram(width, counted?.highest ?? 1).toBin(event.clientX - left));
  };
  const followKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (event.key === "Escape") select(null);
    const stride = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (stride === undefined) return;
    event.preventDefault();
    const from = selected ?? (BINS - 1) / 2 - stride;
    select(Math.min(BINS - 1, Math.max(0, from + stride)));
  };
  return (
    <div className={styles.cell}>
      <canvas
        ref={ref}
        className={styles.canvas}
        role="img"
        aria-label={label}
        tabIndex={0}
        onPointerDown={followPointer}
        onPointerMove={followPointer}
        onPointerLeave={() => select(null)}
        onKeyDown={followKey}
        onBlur={() => select(null)}
      />
      <p className={styles.words} aria-live="polite">
        {selected !== null &&
          counted !== null &&
          describeBin(selected, counted.reach, counted.counts[run]?.[selected] ?? 0)}
      </p>
    </div>
  );
}

function describeBin(bin: number, reach: number, count: number): string {
  const width = (2 * reach) / BINS;
  const from = bin * width - reach;
  return `${trim(from)} to ${trim(from + width)}: ${count} ${count === 1 ? "weight" : "weights"}`;
}
