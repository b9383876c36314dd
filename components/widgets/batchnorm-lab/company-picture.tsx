"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import type { Series } from "@/components/charts/series";
import { BatchCanvas } from "./batch-canvas";
import { type CompanyStep, drawCompany } from "./company";
import type { BatchPicture } from "./draw-batch";
import { measureMoments, normalizeBatch, normalizeValue } from "./model";
import { COMPANY_STEPS, type State } from "./state";
import styles from "./view.module.css";
import { printFixed, printValue } from "./words";

const X_RANGE = { low: 0, high: COMPANY_STEPS };

export interface CompanyPictureProps {
  state: State;
  steps: readonly CompanyStep[];
  onDrag: (value: number, phase: "drag" | "end") => void;
}

/** One example in the batch of this step; what it becomes in training and at inference, at this step and at all. */
export function CompanyPicture({ state, steps, onDrag }: CompanyPictureProps) {
  const { mean, std, epsilon, step } = state;
  const now = steps[step] as CompanyStep;
  const picture = useMemo((): BatchPicture => {
    const before = drawCompany(state, step);
    const inTraining = normalizeBatch(before, epsilon);
    const atInference = before.map((z) => normalizeValue(z, now.running, epsilon));
    const common = { population: null, cutsAtZero: false };
    const figures = (of: { mean: number; variance: number }) =>
      `mean ${printFixed(of.mean)}, variance ${printValue(of.variance)}`;
    return {
      followed: 0,
      rows: [
        {
          ...common,
          title: `Before: the example (ink) in the batch of step ${step}`,
          note: figures(now.batch),
          values: before,
          moments: now.batch,
          population: { mean, variance: std ** 2 },
        },
        {
          ...common,
          title: "In training: normalised by this batch",
          note: `the example becomes ${printFixed(now.inTraining)}`,
          values: inTraining,
          moments: measureMoments(inTraining),
        },
        {
          ...common,
          title: "At inference: normalised by the running statistics",
          note: `${figures(now.running)}; the example becomes ${printFixed(now.atInference)}`,
          values: atInference,
          moments: measureMoments(atInference),
        },
      ],
    };
  }, [epsilon, mean, now, state, std, step]);
  const charts = useCharts(state, steps);
  return (
    <div className={styles.company}>
      <div className={styles.stage}>
        <BatchCanvas
          picture={picture}
          onDrag={onDrag}
          label={`A batch of ${state.batchSize} in three rows: ${picture.rows.map(({ title, note }) => `${title}: ${note}`).join(". ")}.`}
        />
      </div>
      <div className={styles.charts}>
        <LiveLines
          series={charts.example}
          xRange={X_RANGE}
          yRange={charts.exampleRange}
          xLabel="training step"
          yLabel="the example, normalised"
          mark={step}
          height={190}
          ariaLabel={`What the example becomes at each of ${COMPANY_STEPS} steps. At step ${step}: ${printFixed(now.inTraining)} in training, ${printFixed(now.atInference)} at inference.`}
        />
        <LiveLines
          series={charts.running}
          xRange={X_RANGE}
          xLabel="training step"
          yLabel="running statistics"
          mark={step}
          height={190}
          ariaLabel={`Running mean and running variance over ${COMPANY_STEPS} steps. At step ${step}: ${printFixed(now.running.mean)} and ${printValue(now.running.variance)}; over all examples ${printFixed(mean)} and ${printValue(std ** 2)}.`}
        />
      </div>
    </div>
  );
}

function useCharts(state: State, steps: readonly CompanyStep[]) {
  const palette = usePalette();
  const { mean, std, example, epsilon } = state;
  return useMemo(() => {
    const x = steps.map(({ step }) => step);
    const ends = [0, COMPANY_STEPS];
    const truth = normalizeValue(example, { mean, variance: std ** 2 }, epsilon);
    const line = (name: string, color: string, read: (step: CompanyStep) => number): Series => ({
      name,
      color,
      x,
      y: steps.map(read),
    });
    const level = (name: string, color: string, y: number): Series => ({
      name,
      color,
      x: ends,
      y: [y, y],
      dash: true,
    });
    const [meanColor, varianceColor, , , trainingColor] = palette.classes;
    // Before the running variance has settled, the answer at inference may be far out: it is drawn along the edge.
    const settled = steps.slice(20).flatMap(({ inTraining, atInference }) => [inTraining, atInference]);
    const hold = (value: number) => Math.min(12, Math.max(-12, 1.1 * value));
    return {
      example: [
        line("in training", trainingColor, ({ inTraining }) => inTraining),
        line("at inference", palette.ink, ({ atInference }) => atInference),
        level("by all examples", palette.muted, truth),
      ],
      exampleRange: {
        low: Math.min(-0.5, hold(Math.min(...settled))),
        high: Math.max(0.5, hold(Math.max(...settled))),
      },
      running: [
        line("running mean", meanColor, ({ running }) => running.mean),
        level("mean of all", meanColor, mean),
        line("running variance", varianceColor, ({ running }) => running.variance),
        level("variance of all", varianceColor, std ** 2),
      ],
    };
  }, [epsilon, example, mean, palette, std, steps]);
}
