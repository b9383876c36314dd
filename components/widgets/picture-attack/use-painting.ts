"use client";

import { useLayoutEffect, useRef } from "react";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { touchPixel } from "@/lib/experiment/attacks/change";
import { listPixelsBetween } from "./line";
import type { State } from "./state";

/** What a touch does to a pixel: lighter, darker, or as it was. */
export type Tool = 1 | -1 | 0;

/**
 * Touches pixels as a pointer or a key goes over them; a whole stroke is one step of Undo.
 * @param opening - the epsilon that the first touch sets where it is 0, so that there is something to see
 */
export function usePainting(
  { state, set }: Pick<WidgetHandle<State>, "state" | "set">,
  { columns, tool, opening }: { columns: number; tool: Tool; opening: number },
) {
  const newest = useRef(state);
  useLayoutEffect(() => {
    newest.current = state;
  });
  const last = useRef<{ row: number; column: number } | null>(null);
  return (row: number, column: number, phase: "start" | "move" | "end") => {
    const from = phase === "start" ? { row, column } : last.current;
    if (from === null) return;
    last.current = phase === "end" ? null : { row, column };
    let { touches } = newest.current;
    // Where a stroke is broken off, the pointer may be anywhere.
    if (phase !== "end")
      for (const at of listPixelsBetween(from, { row, column }))
        touches = touchPixel(touches, at.row * columns + at.column, tool);
    const epsilon = newest.current.epsilon === 0 ? opening : newest.current.epsilon;
    // The next move may come before React has drawn this one.
    newest.current = { ...newest.current, touches, epsilon };
    set({ touches, epsilon }, { transient: phase !== "end" });
  };
}
