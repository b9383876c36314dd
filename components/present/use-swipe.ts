"use client";

import { useRef, type TouchEvent } from "react";

/** Across, in CSS pixels, and how much more across than down. */
const distance = 60;
const slant = 2;

/** What has a use of its own for a finger that moves. */
const holdsFinger = "[data-widget], input, [role=slider], pre, table, .katex-display, dialog";

/** Turns a finger's way across a slide into +1 (to the left, so onward) or -1. */
export function useSwipe(onSwipe: (step: 1 | -1) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart(event: TouchEvent) {
      const touch = event.touches[0];
      const isOwn = event.target instanceof Element && event.target.closest(holdsFinger) !== null;
      start.current =
        touch === undefined || event.touches.length > 1 || isOwn
          ? null
          : { x: touch.clientX, y: touch.clientY };
    },
    onTouchEnd(event: TouchEvent) {
      const touch = event.changedTouches[0];
      if (start.current === null || touch === undefined) return;
      const across = touch.clientX - start.current.x;
      const down = touch.clientY - start.current.y;
      start.current = null;
      if (Math.abs(across) > distance && Math.abs(across) > slant * Math.abs(down))
        onSwipe(across < 0 ? 1 : -1);
    },
  };
}
