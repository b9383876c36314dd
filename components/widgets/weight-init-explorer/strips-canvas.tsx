"use client";

import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import { drawStrips, type StripPicture } from "./draw-strips";
import { findLayer, layOut } from "./strip-layout";
import styles from "./view.module.css";
import { describeLayer } from "./words";

export interface StripsCanvasProps {
  picture: Omit<StripPicture, "selected">;
  /** Layer from 1; null for none. */
  selected: number | null;
  onSelect: (layer: number | null) => void;
}

const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 5,
  PageDown: -5,
};

/** The picture, and a slider over its layers: by pointer, finger or keys. */
export function StripsCanvas({ picture, selected, onSelect }: StripsCanvasProps) {
  const palette = usePalette();
  const [isFocused, setFocused] = useState(false);
  const { depth, columns, width: units } = picture;
  const { ref } = useCanvas(
    (context, width) => {
      const font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
      drawStrips({ context, palette, layout: layOut(width, depth), font }, { ...picture, selected });
    },
    [picture, selected, palette],
  );
  const current = selected ?? depth;

  const follow = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSelect(findLayer(event.clientX - left, depth, layOut(width, depth)));
  };
  const step = (event: KeyboardEvent) => {
    const size = STEPS[event.key];
    const target =
      event.key === "Home" ? 1 : event.key === "End" ? depth : size === undefined ? null : current + size;
    if (event.key === "Escape") onSelect(null);
    if (target === null) return;
    event.preventDefault();
    onSelect(Math.min(depth, Math.max(1, target)));
  };

  return (
    <canvas
      ref={ref}
      className={styles.strips}
      role="slider"
      tabIndex={0}
      aria-label="Layer whose values are read out"
      aria-valuemin={1}
      aria-valuemax={depth}
      aria-valuenow={current}
      aria-valuetext={describeLayer(current, columns[current - 1], units)}
      data-focused={isFocused || undefined}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onPointerDown={follow}
      onPointerMove={follow}
      onPointerLeave={(event) => {
        if (event.pointerType === "mouse" && !isFocused) onSelect(null);
      }}
      onKeyDown={step}
    />
  );
}
