"use client";

import { useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import type { Plane } from "@/components/training/plane";
import { RunCurves } from "@/components/training/run-curves";
import { Switch } from "@/components/ui/switch";
import type { RunLog } from "@/lib/experiment/run/log";
import type { RunPoint } from "@/lib/experiment/run/point";
import type { SplitName } from "@/lib/experiment/prepare-data";
import type { State } from "./state";
import styles from "./view.module.css";

/** Losses, and for classes accuracies, of the run on screen. */
export function Curves(props: {
  log: RunLog | null;
  now: RunPoint | null;
  plane: Plane;
  scale: State["lossScale"];
  onScale: (scale: State["lossScale"]) => void;
}) {
  const { log, now, plane, scale, onScale } = props;
  const palette = usePalette();
  const has = (part: SplitName) => plane.points.some((point) => point.part === part);
  const [hasValidation, hasTest] = [has("validation"), has("test")];
  const parts = useMemo(
    (): SplitName[] => [
      "train",
      ...(hasValidation ? (["validation"] as const) : []),
      ...(hasTest ? (["test"] as const) : []),
    ],
    [hasTest, hasValidation],
  );
  const runs = useMemo(
    () => [{ name: "this run", color: palette.ink, points: log?.points ?? [], now }],
    [log, now, palette],
  );
  const hasClasses = plane.classes !== null;
  return (
    <div>
      <div className={styles.curves} data-two={hasClasses || undefined}>
        <RunCurves runs={runs} quantity="loss" parts={parts} yScale={scale} height={170} />
        {hasClasses && <RunCurves runs={runs} quantity="accuracy" parts={parts} height={170} />}
      </div>
      <Switch
        label="Logarithmic axis of the loss"
        isSelected={scale === "log"}
        onChange={(isLog) => onScale(isLog ? "log" : "linear")}
      />
    </div>
  );
}
