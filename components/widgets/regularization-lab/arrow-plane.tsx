"use client";

import { useEffect, useState, type KeyboardEvent, type PointerEvent } from "react";
import { usePalette } from "@/components/charts/palette";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import { drawArrows, frameArrows } from "./draw-arrows";
import { trim } from "./state";
import { type OnFrame, useRunCanvas } from "./use-run-canvas";
import styles from "./view.module.css";
import { type Arrow, isOnBall, listArrows, pickReach } from "./weights";

export interface ArrowPlaneProps {
  run: number;
  onFrame: OnFrame;
  /** The newest frame that React knows of, for words. */
  frame: ComparisonFrame | null;
  /** The longest length that this copy allows; null for none. */
  ball: number | null;
  color: string;
  label: string;
}

const readArrows = (frame: ComparisonFrame | null, run: number): Arrow[] =>
  listArrows(frame?.runs[run]?.weights ?? []);

/** One scale for both copies, so that lengths can be compared. */
function findReach(frame: ComparisonFrame, ball: number | null): number {
  const lengths = frame.runs
    .flatMap((_, run) => readArrows(frame, run).map(({ length }) => length))
    .filter(Number.isFinite);
  return pickReach(Math.max(0.1, ...lengths, ball ?? 0));
}

/** The first layer: each neuron's two incoming weights as an arrow, and the ball that it may not leave. */
export function ArrowPlane({ run, onFrame, frame, ball, color, label }: ArrowPlaneProps) {
  const palette = usePalette();
  const [selected, select] = useState<number | null>(null);
  const ref = useRunCanvas(
    onFrame,
    (context, width, _height, newest) =>
      drawArrows(
        context,
        width,
        { arrows: readArrows(newest, run), reach: findReach(newest, ball), ball, selected, color },
        palette,
      ),
    [run, ball, selected, color, palette],
  );
  const arrows = readArrows(frame, run);
  const isLost = selected !== null && selected >= arrows.length;
  useEffect(() => {
    if (isLost) select(null); // eslint-disable-line react-hooks/set-state-in-effect
  }, [isLost]);

  const followPointer = (event: PointerEvent<HTMLCanvasElement>) => {
    if (frame === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { toX, toY } = frameArrows(box.width, findReach(frame, ball));
    const distances = arrows.map(({ x, y }) =>
      Math.hypot(toX(x) - (event.clientX - box.left), toY(y) - (event.clientY - box.top)),
    );
    select(distances.indexOf(Math.min(...distances)));
  };
  const followKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (event.key === "Escape") select(null);
    const stride = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (stride === undefined || arrows.length === 0) return;
    event.preventDefault();
    const from = selected ?? (stride > 0 ? -1 : 0);
    select((from + stride + arrows.length) % arrows.length);
  };
  const arrow = arrows[selected ?? -1];
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
        {arrow !== undefined &&
          `neuron ${(selected ?? 0) + 1}: ${trim(arrow.x)} and ${trim(arrow.y)}, length ${trim(arrow.length)}${ball !== null && isOnBall(arrow, ball) ? ", at c" : ""}`}
      </p>
    </div>
  );
}
