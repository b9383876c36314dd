"use client";

import { useMemo } from "react";
import type { Plane } from "@/components/training/plane";
import { type CurveRun, RunCurves } from "@/components/training/run-curves";
import { Switch } from "@/components/ui/switch";
import type { SplitName } from "@/lib/experiment/prepare-data";
import type { State } from "./state";
import styles from "./view.module.css";

/** Losses, and for classes accuracies, of the run on screen and of those laid over it. */
export function Curves(props: {
  runs: readonly CurveRun[];
  /** A step to mark: that of an earlier model on screen. */
  mark: number | null;
  plane: Plane;
  scale: State["lossScale"];
  onScale: (scale: State["lossScale"]) => void;
}) {
  const { runs, mark, plane, scale, onScale } = props;
  const has = (part: SplitName) => plane.points.some((point) => point.part === part);
  const [hasValidation, hasTest] = [has("validation"), has("test")];
  const isAlone = runs.length === 1;
  const parts = useMemo(
    (): SplitName[] => [
      "train",
      ...(hasValidation ? (["validation"] as const) : []),
      // More lines than these cannot be told apart.
      ...(hasTest && isAlone ? (["test"] as const) : []),
    ],
    [hasTest, hasValidation, isAlone],
  );
  const hasClasses = plane.classes !== null;
  return (
    <div>
      <div className={styles.curves} data-two={hasClasses || undefined}>
        <RunCurves runs={runs} quantity="loss" parts={parts} yScale={scale} mark={mark} height={170} />
        {hasClasses && <RunCurves runs={runs} quantity="accuracy" parts={parts} mark={mark} height={170} />}
      </div>
      <Switch
        label="Logarithmic axis of the loss"
        isSelected={scale === "log"}
        onChange={(isLog) => onScale(isLog ? "log" : "linear")}
      />
    </div>
  );
}
