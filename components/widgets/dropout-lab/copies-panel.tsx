"use client";

import { useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import { DecisionMap } from "@/components/training/decision-map";
import { pickAnswers } from "@/components/training/grounds";
import { RunCurves } from "@/components/training/run-curves";
import { Readout } from "@/components/widget/readout";
import type { SplitName } from "@/lib/experiment/prepare-data";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import type { Lab } from "./use-lab";
import styles from "./view.module.css";
import { printFigure, printPercent } from "./words";

const picks = [0, 1].map((run) => (frame: ComparisonFrame) => {
  const shown = frame.runs[run];
  return shown === undefined ? null : pickAnswers(shown);
});

const names = ["Without dropout", "With dropout"];

const curveParts: readonly SplitName[] = ["train", "validation"];

/** Beyond this a loss is drawn along the top. */
const CEILING = 3;

export interface CopiesPanelProps {
  lab: Pick<Lab, "plane" | "job" | "logs" | "frame">;
  showValidation: boolean;
}

/** The same network trained without dropout and with it: answers over the plane, and losses. */
export function CopiesPanel({ lab, showValidation }: CopiesPanelProps) {
  const { plane, job, logs, frame } = lab;
  const palette = usePalette();
  const colors = useMemo(() => [palette.muted, palette.classes[2]] as const, [palette]);
  const parts = useMemo(() => ({ train: true, validation: showValidation, test: false }), [showValidation]);
  const curves = useMemo(
    () =>
      logs.map((log, run) => ({
        name: run === 0 ? "without" : "with dropout",
        color: colors[run] ?? palette.ink,
        points: log.points,
        now: frame?.runs[run]?.now ?? null,
      })),
    [colors, frame, logs, palette],
  );
  return (
    <div className={styles.copies}>
      {names.map((name, run) => {
        const now = frame?.runs[run]?.now;
        return (
          <div role="group" key={run} className={styles.copy} aria-label={name}>
            <p className={styles.name}>
              <span className={styles.swatch} style={{ background: colors[run] }} aria-hidden />
              {name}
            </p>
            <DecisionMap
              plane={plane}
              parts={parts}
              onFrame={job.onFrame}
              pick={picks[run]!}
              label={`Plane coloured by the answers of the network ${name}, with the training points. Validation loss ${printFigure(now?.validation.loss)}`}
            />
            <Readout
              items={[
                { label: "training loss", value: printFigure(now?.train.loss), width: 4 },
                { label: "validation loss", value: printFigure(now?.validation.loss), width: 4 },
                { label: "validation right", value: printPercent(now?.validation.accuracy), width: 5 },
              ]}
            />
          </div>
        );
      })}
      <div className={styles.curves}>
        <RunCurves runs={curves} quantity="loss" parts={curveParts} ceiling={CEILING} height={270} />
      </div>
    </div>
  );
}
