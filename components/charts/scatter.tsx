"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import styles from "./live-lines.module.css";
import { usePalette } from "./palette";
import {
  findPointAt,
  frameScatter,
  paintScatter,
  type ScatterAxis,
  type ScatterPoint,
} from "./scatter-frame";
import { stepThrough } from "./step-through";
import { useCanvas } from "./use-canvas";

export type { ScatterAxis, ScatterPoint } from "./scatter-frame";

export interface ScatterProps {
  /** In the order in which the arrow keys go through them. */
  points: readonly ScatterPoint[];
  x: ScatterAxis;
  y: ScatterAxis;
  /** Groups whose x values are marked by a row of ticks each, above the picture. */
  rugs?: readonly string[];
  /** Joins the points of one colour, in their order. */
  isJoined?: boolean;
  /** A line across, with its name. */
  level?: { value: number; name: string };
  /** Lines upwards, each with its name at the top. */
  uprights?: readonly { value: number; name: string }[];
  selected: number | null;
  onSelect: (index: number | null) => void;
  /** What stands under the picture while no point is selected. */
  hint: string;
  height?: number;
  ariaLabel: string;
}

/** Points on a canvas, with ticks and units; the one under the pointer, or reached by the arrow keys, tells its values. */
export function Scatter(props: ScatterProps) {
  const {
    points,
    x,
    y,
    rugs,
    isJoined,
    level,
    uprights,
    selected,
    onSelect,
    hint,
    height = 300,
    ariaLabel,
  } = props;
  const palette = usePalette();
  const { ref } = useCanvas(
    (context, width, canvasHeight) =>
      paintScatter(context, frameScatter({ x, y, rugs }, width, canvasHeight), props, palette),
    [points, x, y, rugs, isJoined, level, uprights, selected, palette, height],
  );
  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const frame = frameScatter({ x, y, rugs }, box.width, height);
    onSelect(findPointAt(points, frame, event.clientX - box.left, event.clientY - box.top));
  };
  const pressKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    const next = stepThrough(event.key, selected, points.length);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
  };
  const shown = selected === null ? undefined : points[selected];
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
      <p className={styles.told} aria-live="polite">
        {shown?.text ?? hint}
      </p>
    </div>
  );
}
