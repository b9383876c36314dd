"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { type KeptRun, nameRun } from "@/components/training/runs/kept-run";
import { overlayRuns } from "@/components/training/runs/overlay-runs";
import { saveRun } from "@/components/training/runs/save-run";
import { useRuns } from "@/components/training/runs/use-runs";
import type { CurveRun } from "@/components/training/run-curves";
import type { RunLog } from "@/lib/experiment/run/log";
import type { RunPoint } from "@/lib/experiment/run/point";

/** The runs of one trainer: the one on screen is kept as it grows, others can be laid over it. */
export function useKeptRuns(
  place: string,
  log: RunLog | null,
  now: RunPoint | null,
  onShow: (log: RunLog) => void,
) {
  const palette = usePalette();
  const [shownIds, setShownIds] = useState<ReadonlySet<string>>(new Set());
  const pinned = useMemo(() => [...shownIds, ...(log === null ? [] : [log.id])], [log, shownIds]);
  const { kept, problem, removed, put, remove, clear, restore, has } = useRuns(place, pinned);

  useEffect(() => {
    if (log !== null) put(log);
  }, [log, put]);

  const find = useCallback(
    (id: string): KeptRun | undefined => kept.find((run) => run.log.id === id),
    [kept],
  );
  const onShownChange = useCallback((id: string, isShown: boolean) => {
    setShownIds((before) => {
      const after = new Set(before);
      if (isShown) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);
  const show = useCallback(
    (id: string) => {
      const run = find(id);
      if (run !== undefined) onShow(run.log);
    },
    [find, onShow],
  );
  const save = useCallback(
    (id: string) => {
      const run = find(id);
      if (run !== undefined) saveRun(run.log, nameRun(run));
    },
    [find],
  );
  const load = useCallback(
    (loaded: RunLog) => {
      put(loaded);
      onShow(loaded);
    },
    [onShow, put],
  );
  const curves = useMemo((): CurveRun[] => {
    const runs = overlayRuns(kept, shownIds, log === null ? null : { id: log.id, now }, palette);
    // A run is kept from its first epoch on; before that it is drawn all the same.
    const isKept = log !== null && kept.some((run) => run.log.id === log.id);
    return isKept
      ? runs
      : [...runs, { name: "this run", color: palette.ink, points: log?.points ?? [], now }];
  }, [kept, log, now, palette, shownIds]);

  /** What the panel of runs shows and does. */
  const panel = {
    kept,
    problem,
    shownIds,
    removed,
    isTaken: has,
    onShownChange,
    onShow: show,
    onSave: save,
    onRemove: remove,
    onRemoveAll: clear,
    onRestore: restore,
    onLoad: load,
  };
  return { curves, panel };
}
