"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from "react";

const useIsomorphicLayoutEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

export type Draw = (context: CanvasRenderingContext2D, width: number, height: number) => void;

export interface CanvasHandle {
  ref: RefObject<HTMLCanvasElement | null>;
  /** Draws again outside React: call it from a job's `onFrame`. */
  redraw: () => void;
}

/** Fits the canvas's pixels to its CSS size and the screen, clears it, and draws in CSS pixels. */
function paint(canvas: HTMLCanvasElement, draw: Draw): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = Math.min(window.devicePixelRatio || 1, 3);
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  draw(context, width, height);
}

/**
 * A canvas as sharp as the screen. `draw` gets a context in CSS pixels, already cleared, and the canvas's CSS size;
 * it is called again when the size or anything in `dependencies` changes. The CSS decides the size.
 */
export function useCanvas(draw: Draw, dependencies: readonly unknown[]): CanvasHandle {
  const ref = useRef<HTMLCanvasElement>(null);
  const latestDraw = useRef(draw);
  const redraw = useCallback(() => {
    if (ref.current !== null) paint(ref.current, latestDraw.current);
  }, []);
  useIsomorphicLayoutEffect(() => {
    latestDraw.current = draw;
  });
  useIsomorphicLayoutEffect(redraw, dependencies);
  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return;
    const observer = new ResizeObserver(redraw);
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [redraw]);
  return { ref, redraw };
}
