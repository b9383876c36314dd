"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { Readout } from "@/components/widget/readout";
import { digitBatch } from "@/lib/experiment/networks/digit-reader";
import type { BuilderFrame } from "./job";
import { printCount } from "./model";
import styles from "./view.module.css";

const figure = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? "–" : value.toFixed(3);

/** Loss and accuracy of the network as it trains. */
export function TrainingPanel({ frame, stepsPerSecond }: { frame: BuilderFrame; stepsPerSecond: number }) {
  const palette = usePalette();
  const { points, stepsPerEpoch, end } = frame;
  const now = points.at(-1);
  const x = useMemo(() => points.map(({ step }) => step), [points]);
  const losses = useMemo(
    () => [
      { name: "training", x, y: points.map(({ loss }) => loss), color: palette.ink },
      {
        name: "held back",
        x,
        y: points.map(({ validationLoss }) => validationLoss),
        color: palette.classes[4],
        dash: true,
      },
    ],
    [palette, points, x],
  );
  const accuracy = useMemo(
    () => [
      {
        name: "held back",
        x,
        y: points.map((point) => 100 * point.accuracy),
        color: palette.classes[4],
        dash: true,
      },
    ],
    [palette, points, x],
  );
  const xRange = { low: 0, high: Math.max(stepsPerEpoch, now?.step ?? 0) };
  return (
    <div>
      <div className={styles.charts}>
        <LiveLines
          series={losses}
          xLabel="training step"
          yLabel="loss"
          xRange={xRange}
          yRange={{ low: 0, high: 2.6 }}
          height={170}
          ariaLabel={`Loss over training steps: now ${figure(now?.loss)} in training, ${figure(now?.validationLoss)} on images held back`}
        />
        <LiveLines
          series={accuracy}
          xLabel="training step"
          yLabel="right answers, %"
          xRange={xRange}
          yRange={{ low: 0, high: 100 }}
          height={170}
          ariaLabel={`Share of right answers on images held back, over training steps: now ${figure(100 * (now?.accuracy ?? NaN))} percent`}
        />
      </div>
      <Readout
        items={[
          { label: "loss", value: figure(now?.loss), width: 6 },
          { label: "loss, held back", value: figure(now?.validationLoss), width: 6 },
          {
            label: "right, held back",
            value: now === undefined ? "–" : `${(100 * now.accuracy).toFixed(1)} %`,
            width: 7,
          },
          { label: "samples/s", value: printCount(Math.round(digitBatch * stepsPerSecond)), width: 7 },
        ]}
      />
      {end === "diverged" && (
        <p className={styles.fault} role="alert">
          The loss is no number any more: the learning rate is too high for this network. Restart with a third
          of it?
        </p>
      )}
    </div>
  );
}
