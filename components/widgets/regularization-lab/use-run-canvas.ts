"use client";

import { useEffect, useRef } from "react";
import { type CanvasHandle, useCanvas } from "@/components/charts/use-canvas";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";

export type OnFrame = (listener: (frame: ComparisonFrame) => void) => () => void;

/** A square canvas that shows the newest frame, drawn outside React at every one. */
export function useRunCanvas(
  onFrame: OnFrame,
  draw: (context: CanvasRenderingContext2D, width: number, height: number, frame: ComparisonFrame) => void,
  dependencies: readonly unknown[],
): CanvasHandle["ref"] {
  const newest = useRef<ComparisonFrame | null>(null);
  const { ref, redraw } = useCanvas((context, width, height) => {
    if (newest.current !== null) draw(context, width, height, newest.current);
  }, dependencies);
  useEffect(
    () =>
      onFrame((frame) => {
        newest.current = frame;
        redraw();
      }),
    [onFrame, redraw],
  );
  return ref;
}
