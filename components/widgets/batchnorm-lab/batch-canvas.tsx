"use client";

import type { PointerEvent } from "react";
import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import { layOutBatch, REACH } from "./batch-layout";
import { type BatchPicture, drawBatch } from "./draw-batch";
import styles from "./view.module.css";

export interface BatchCanvasProps {
  picture: BatchPicture;
  /** What is to be seen, for those who do not see it. */
  label: string;
  /** Hears where the followed example is dragged; the slider beside the picture does the same for keys. */
  onDrag?: (value: number, phase: "drag" | "end") => void;
}

/** A batch at its stages, on canvas. */
export function BatchCanvas({ picture, label, onDrag }: BatchCanvasProps) {
  const palette = usePalette();
  const { ref } = useCanvas(
    (context, width) => {
      const font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
      drawBatch({ context, palette, layout: layOutBatch(width, picture.rows.length), font }, picture);
    },
    [picture, palette],
  );
  const follow = (event: PointerEvent<HTMLCanvasElement>) => {
    if (onDrag === undefined || event.buttons === 0) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const value = layOutBatch(width, picture.rows.length).toValue(event.clientX - left);
    onDrag(Math.round(10 * Math.min(REACH, Math.max(-REACH, value))) / 10, "drag");
  };
  return (
    <canvas
      ref={ref}
      className={styles.batch}
      role="img"
      aria-label={label}
      data-drags={onDrag !== undefined || undefined}
      onPointerDown={follow}
      onPointerMove={follow}
    />
  );
}
