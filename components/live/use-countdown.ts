"use client";

import { useCallback, useSyncExternalStore } from "react";

function tick(onTick: () => void): () => void {
  const timer = setInterval(onTick, 200);
  return () => clearInterval(timer);
}

/** Whole seconds until a moment (ISO 8601) by the device's clock, never less than 0; null without one. */
export function useCountdown(moment: string | null): number | null {
  const read = useCallback(
    () => (moment === null ? null : Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1000))),
    [moment],
  );
  return useSyncExternalStore(tick, read, () => null);
}
