"use client";

import { useLayoutEffect, useRef, type PointerEvent } from "react";
import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { beginStroke, extendStroke } from "./digit";
import type { State, Stroke } from "./state";
import styles from "./view.module.css";

/** Paper to write a digit on, by pointer or finger. A whole stroke is one step of Undo. */
export function Pad({ strokes, set }: Pick<WidgetHandle<State>, "set"> & { strokes: readonly Stroke[] }) {
  const palette = usePalette();
  // The next point may come before React has drawn this one.
  const newest = useRef<readonly Stroke[]>(strokes);
  const isDown = useRef(false);
  useLayoutEffect(() => {
    if (!isDown.current) newest.current = strokes;
  }, [strokes]);
  const { ref } = useCanvas(
    (context, width) => {
      const scale = width / 100;
      context.lineWidth = 9 * scale;
      context.lineCap = "round";
      context.lineJoin = "round";
      context.strokeStyle = palette.ink;
      for (const stroke of strokes) {
        context.beginPath();
        stroke.forEach(([x, y], i) => {
          if (i === 0) context.moveTo(x * scale, y * scale);
          context.lineTo(x * scale, y * scale);
        });
        context.stroke();
      }
      if (strokes.length > 0) return;
      context.font = `13px ${getComputedStyle(context.canvas).fontFamily}`;
      context.fillStyle = palette.muted;
      context.textAlign = "center";
      context.fillText("Write a digit here", width / 2, width / 2);
    },
    [strokes, palette],
  );
  const draw = (event: PointerEvent<HTMLCanvasElement>, change: typeof extendStroke) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = (100 * (event.clientX - box.left)) / box.width;
    const y = (100 * (event.clientY - box.top)) / box.height;
    newest.current = change(newest.current, x, y);
    set({ strokes: newest.current as State["strokes"] }, { transient: true });
  };
  const lift = () => {
    if (!isDown.current) return;
    isDown.current = false;
    set({ strokes: newest.current as State["strokes"] });
  };
  return (
    <canvas
      ref={ref}
      className={styles.pad}
      role="img"
      aria-label={
        strokes.length === 0
          ? "Paper to write a digit on; without a pointer, choose a digit below"
          : `Your digit, in ${strokes.length} ${strokes.length === 1 ? "stroke" : "strokes"}`
      }
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        isDown.current = true;
        draw(event, beginStroke);
      }}
      onPointerMove={(event) => {
        if (isDown.current) draw(event, extendStroke);
      }}
      onPointerUp={lift}
      onPointerCancel={lift}
    />
  );
}
