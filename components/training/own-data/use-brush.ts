"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Brush, startBrush, strokeSpacing, touch } from "@/lib/data/paint";
import type { TableSource } from "@/lib/experiment/schema-data";

export interface BrushHandle {
  brush: Brush;
  setBrush: (brush: Brush) => void;
  /** For the `onPoint` of a DecisionMap. */
  onPoint: (x: number, y: number, phase: "start" | "move") => void;
}

/**
 * Paints into a table: each press is a touch of the brush, and a drag is one every so often along its way.
 * @param onChange the table after a touch. `transient` while a drag goes on, as `useWidget` takes it, so that a whole
 * stroke is one step of Undo; when the pointer is lifted the last table comes again, no longer transient.
 */
export function useBrush(
  source: TableSource,
  onChange: (source: TableSource, options: { transient: boolean }) => void,
  seed = 1,
): BrushHandle {
  const [brush, setBrush] = useState(startBrush);
  const newest = useRef({ source, onChange, brush, seed });
  useLayoutEffect(() => {
    newest.current = { source, onChange, brush, seed };
  });
  const last = useRef<{ x: number; y: number } | null>(null);
  /** The pointer is down, so that moves may follow. A touch by a key is over at once. */
  const isHeld = useRef(false);
  const isOpen = useRef(false);

  useEffect(() => {
    const press = () => {
      isHeld.current = true;
    };
    const lift = () => {
      isHeld.current = false;
      last.current = null;
      if (!isOpen.current) return;
      isOpen.current = false;
      newest.current.onChange(newest.current.source, { transient: false });
    };
    addEventListener("pointerdown", press, true);
    addEventListener("pointerup", lift, true);
    addEventListener("pointercancel", lift, true);
    return () => {
      removeEventListener("pointerdown", press, true);
      removeEventListener("pointerup", lift, true);
      removeEventListener("pointercancel", lift, true);
    };
  }, []);

  const onPoint = useCallback((x: number, y: number, phase: "start" | "move") => {
    const now = newest.current;
    const from = last.current;
    // A drag that began elsewhere does not paint.
    if (phase === "move" && from === null) return;
    if (phase === "move" && from !== null && Math.hypot(x - from.x, y - from.y) < strokeSpacing(now.brush))
      return;
    last.current = { x, y };
    const next = touch(now.source, now.brush, x, y, now.seed);
    if (next === now.source) return;
    // The next touch may come before React has drawn this one.
    newest.current = { ...now, source: next };
    isOpen.current = isHeld.current;
    now.onChange(next, { transient: isHeld.current });
  }, []);

  return { brush, setBrush, onPoint };
}
