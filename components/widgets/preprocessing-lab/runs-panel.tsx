"use client";

import { useMemo } from "react";
import type { Palette } from "@/components/charts/palette";
import { RunCurves } from "@/components/training/run-curves";
import type { RunLog } from "@/lib/experiment/run/log";
import type { SplitName } from "@/lib/experiment/prepare-data";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import { modeNames, modes, type Plan } from "./experiments";
import type { Reading } from "./readings";
import type { State } from "./state";
import styles from "./view.module.css";
import { describeRun, printFigure, printStep } from "./words";

const parts: readonly SplitName[] = ["train"];

/** Losses beyond are drawn along the edge. */
const RANGE = { low: 1e-6, high: 100 };

const pickColors = ({ classes, muted }: Palette) => [muted, classes[1], classes[2], classes[0]];

export interface RunsPanelProps {
  state: State;
  plan: Plan;
  logs: readonly RunLog[];
  frame: ComparisonFrame | null;
  readings: readonly Reading[];
  palette: Palette;
}

/** The four losses, and for each run what theory allowed it and what it did. */
export function RunsPanel({ state, plan, logs, frame, readings, palette }: RunsPanelProps) {
  const colors = useMemo(() => pickColors(palette), [palette]);
  const runs = useMemo(
    () =>
      logs.map((log, index) => ({
        name: modeNames[modes[index]!],
        color: colors[index] ?? palette.ink,
        points: log.points,
        now: frame?.runs[index]?.now ?? null,
      })),
    [colors, frame, logs, palette],
  );
  const isLinear = state.model === "linear";
  return (
    <div className={styles.runs}>
      <RunCurves runs={runs} quantity="loss" parts={parts} yScale="log" yRange={RANGE} height={230} />
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="The four runs">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">inputs</th>
              <th scope="col">learning rate</th>
              {isLinear && <th scope="col">largest that is stable</th>}
              {isLinear && <th scope="col">condition number</th>}
              <th scope="col">steps until near the least</th>
              <th scope="col">loss now</th>
            </tr>
          </thead>
          <tbody>
            {modes.map((mode, index) => {
              const reading = readings[index];
              const descent = plan.descents[index]!;
              return (
                <tr key={mode}>
                  <th scope="row">
                    <span className={styles.swatch} style={{ background: colors[index] }} aria-hidden />
                    {modeNames[mode]}
                  </th>
                  <td>{printFigure(plan.experiments[index]!.training.learningRate)}</td>
                  {isLinear && <td>{printFigure(descent.largestRate)}</td>}
                  {isLinear && <td>{printFigure(descent.condition, 3)}</td>}
                  <td>{reading?.nearAt == null ? "–" : printStep(reading.nearAt)}</td>
                  <td>{reading === undefined ? "" : describeRun(reading)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
