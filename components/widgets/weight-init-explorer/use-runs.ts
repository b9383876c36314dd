"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type KeptRun, readRuns } from "./runs";

export interface Runs {
  runs: readonly KeptRun[];
  update: (change: (runs: readonly KeptRun[]) => KeptRun[]) => void;
}

const SAVE_AFTER = 400;

/** The runs of one explorer, kept on this device from visit to visit. */
export function useRuns(id: string): Runs {
  const [runs, setRuns] = useState<readonly KeptRun[]>([]);
  const loaded = useRef(false);
  const key = `runs:weight-init-explorer:${id}`;

  useEffect(() => {
    try {
      // The server knows no device: what is kept here can only come in after the first picture.
      setRuns(readRuns(localStorage.getItem(key))); // eslint-disable-line react-hooks/set-state-in-effect
    } catch {
      // Forbidden storage: the runs last as long as the page.
    }
    loaded.current = true;
  }, [key]);

  useEffect(() => {
    if (!loaded.current) return;
    const timer = setTimeout(() => {
      try {
        localStorage.setItem(key, JSON.stringify(runs));
      } catch {
        // A full storage costs the memory of these runs, nothing else.
      }
    }, SAVE_AFTER);
    return () => clearTimeout(timer);
  }, [key, runs]);

  return { runs, update: useCallback((change) => setRuns(change), []) };
}
