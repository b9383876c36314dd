"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import type { ValueAxis } from "@/lib/math/value-axis";
import styles from "./live-lines.module.css";
import { usePalette } from "./palette";
import { findLineAt, frameParallel, paintParallel } from "./parallel-frame";
import { stepThrough } from "./step-through";
import { useCanvas } from "./use-canvas";

export interface ParallelAxis extends ValueAxis {
  label: string;
}

/** One thing with a value on every axis. */
export interface ParallelLine {
  values: readonly number[];
  color: string;
  isDashed?: boolean;
  isFaint?: boolean;
}

export interface ParallelProps {
  axes: readonly ParallelAxis[];
  /** In the order in which the arrow keys go through them. */
  lines: readonly ParallelLine[];
  selected: number | null;
  onSelect: (index: number | null) => void;
  height?: number;
  ariaLabel: string;
}

/** Parallel coordinates: an upright axis for each quantity, a line across them for each thing (Inselberg 1985). */
export function Parallel(props: ParallelProps) {
  const { axes, lines, selected, onSelect, height = 240, ariaLabel } = props;
  const palette = usePalette();
  const { ref } = useCanvas(
    (context, width, canvasHeight) =>
      paintParallel(context, frameParallel(axes, width, canvasHeight), props, palette),
    [axes, lines, selected, palette, height],
  );
  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const frame = frameParallel(axes, box.width, height);
    onSelect(findLineAt(lines, frame, event.clientX - box.left, event.clientY - box.top));
  };
  const pressKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    const next = stepThrough(event.key, selected, lines.length);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
  };
  return (
    <div className={styles.chart}>
      <canvas
        ref={ref}
        className={styles.canvas}
        style={{ height }}
        role="img"
        aria-label={ariaLabel}
        tabIndex={0}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => onSelect(null)}
        onKeyDown={pressKey}
        onBlur={() => onSelect(null)}
      />
    </div>
  );
}
