import type { Palette } from "@/components/charts/palette";
import type { CurveRun } from "@/components/training/run-curves";
import type { RunPoint } from "@/lib/experiment/run/point";
import { type KeptRun, nameRun } from "./kept-run";
import { pickRunColor } from "./run-colors";

/** The runs of a chart, oldest first: those that are ticked, and the one on screen. */
export function overlayRuns(
  kept: readonly KeptRun[],
  shownIds: ReadonlySet<string>,
  /** The run on screen, and its model as it is now. */
  current: { id: string; now: RunPoint | null } | null,
  palette: Palette,
): CurveRun[] {
  return kept
    .filter(({ log }) => shownIds.has(log.id) || log.id === current?.id)
    .map((run) => ({
      name: nameRun(run),
      color: pickRunColor(palette, run.slot),
      points: run.log.points,
      now: run.log.id === current?.id ? current.now : null,
    }));
}
