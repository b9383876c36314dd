"use client";

import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { rampColor } from "@/components/charts/color";
import type { Palette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import { drawHeat, frameHeat } from "./draw-heat";
import type { GradientFrame } from "./job";
import type { Box, Stage } from "./model";
import styles from "./view.module.css";
import { describePixel } from "./words";

export interface HeatMapProps {
  stage: Stage;
  frame: GradientFrame | null;
  effective: Box | null;
  palette: Palette;
  label: string;
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The picture, coloured by how much each pixel moves the unit. Pointer or arrow keys read out a pixel. */
export function HeatMap({ stage, frame, effective, palette, label }: HeatMapProps) {
  const [cursor, setCursor] = useState<{ row: number; column: number } | null>(null);
  const squares = frame?.squares ?? null;
  const side = stage.levels[0]?.side ?? 1;
  const { ref } = useCanvas(
    (context, width) => {
      drawHeat(context, width, stage, squares, effective, palette);
      if (cursor === null) return;
      const { cell, corner } = frameHeat(stage, width);
      context.lineWidth = 2;
      context.strokeStyle = palette.accent;
      context.strokeRect(corner + cursor.column * cell, corner + cursor.row * cell, cell, cell);
    },
    [stage, squares, effective, palette, cursor],
  );
  const followPointer = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const { cell, corner } = frameHeat(stage, box.width);
    const row = Math.floor((event.clientY - box.top - corner) / cell);
    const column = Math.floor((event.clientX - box.left - corner) / cell);
    const isInside = row >= 0 && column >= 0 && row < side && column < side;
    setCursor(isInside ? { row, column } : null);
  };
  const followKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (event.key === "Escape") setCursor(null);
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const middle = Math.floor(side / 2);
    const at = cursor ?? { row: middle - step[0], column: middle - step[1] };
    const hold = (place: number) => Math.max(0, Math.min(side - 1, place));
    setCursor({ row: hold(at.row + step[0]), column: hold(at.column + step[1]) });
  };
  const ramp = Array.from({ length: 11 }, (_, i) => rampColor(i / 10)).join(", ");
  return (
    <div>
      <canvas
        ref={ref}
        className={styles.heat}
        role="img"
        aria-label={label}
        tabIndex={0}
        onPointerMove={followPointer}
        onPointerDown={followPointer}
        onPointerLeave={() => setCursor(null)}
        onKeyDown={followKey}
        onBlur={() => setCursor(null)}
      />
      <p className={styles.legend}>
        <span>gradient, root mean square: 0</span>
        <span
          aria-hidden
          className={styles.ramp}
          style={{ background: `linear-gradient(to right, ${ramp})` }}
        />
        <span>largest</span>
      </p>
      <p className={styles.pixel} aria-live="polite">
        {cursor === null
          ? "Point at a pixel, or use the arrow keys on the picture."
          : describePixel(stage, frame, cursor.row, cursor.column)}
      </p>
    </div>
  );
}
