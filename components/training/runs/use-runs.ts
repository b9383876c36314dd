"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { RunLog } from "@/lib/experiment/run/log";
import { createRunKeeper, noRuns, type RunKeeper, type RunsSnapshot } from "./run-keeper";

export interface Runs extends RunsSnapshot, Pick<RunKeeper, "put" | "remove" | "clear" | "restore" | "has"> {
  /** The logs alone, oldest first. */
  runs: readonly RunLog[];
}

const none: readonly string[] = [];

/**
 * The runs that were trained in one place: listed at once, rendered at most 10 times a second, kept on the device.
 * `put`, `remove`, `clear`, `restore` and `has` keep their identity.
 * @param place the widget on its page: its id, or its name where it is the only one of its kind
 * @param pinned ids of runs that go last when there are too many, such as those in a chart
 */
export function useRuns(place: string, pinned: readonly string[] = none): Runs {
  const keeper = useMemo(() => createRunKeeper(place), [place]);
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot, () => noRuns);

  useEffect(() => {
    const close = keeper.open(location.pathname);
    const flush = () => void keeper.flush();
    const flushWhenHidden = () => {
      if (document.visibilityState === "hidden") flush();
    };
    // Browsers differ in which of the two is the last that a page hears.
    addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flushWhenHidden);
    return () => {
      removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flushWhenHidden);
      close();
    };
  }, [keeper]);

  useEffect(() => keeper.pin(pinned), [keeper, pinned]);

  const runs = useMemo(() => snapshot.kept.map(({ log }) => log), [snapshot]);
  const { put, remove, clear, restore, has } = keeper;
  return { ...snapshot, runs, put, remove, clear, restore, has };
}
