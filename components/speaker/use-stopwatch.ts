"use client";

import { useCallback, useState, useSyncExternalStore } from "react";

const key = (name: string) => `stopwatch:${name}`;

/** Kept as long as its window is there. */
function readBegin(name: string): number | null {
  try {
    const text = sessionStorage.getItem(key(name));
    return text === null ? null : Number(text);
  } catch {
    return null;
  }
}

function keepBegin(name: string, begin: number): void {
  try {
    sessionStorage.setItem(key(name), String(begin));
  } catch {
    // Then a reload begins anew.
  }
}

function tick(onTick: () => void): () => void {
  const timer = setInterval(onTick, 250);
  return () => clearInterval(timer);
}

/**
 * Whole seconds since `startedAt` (ISO 8601), or since it was begun anew in this window; without either, since the window
 * was opened.
 */
export function useStopwatch(name: string, startedAt: string | null): [number, () => void] {
  const [opened] = useState(() => Date.now());
  const [restarted, setRestarted] = useState(() => readBegin(name));
  const begin = restarted ?? (startedAt === null ? opened : Date.parse(startedAt));
  const read = useCallback(() => Math.max(0, Math.floor((Date.now() - begin) / 1000)), [begin]);
  const seconds = useSyncExternalStore(tick, read, () => 0);
  return [
    seconds,
    () => {
      const now = Date.now();
      keepBegin(name, now);
      setRestarted(now);
    },
  ];
}

/** Seconds as "0:07", "12:30" or "1:02:30". */
export function printElapsed(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, "0")}:${rest}`;
}
