"use client";

import { memo, useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { type BatchReading, predictJump } from "./batch-readings";
import { CHANCE } from "./experiments";
import type { BatchesFrame } from "./job";
import { nameRate } from "./rates-panel";
import { definition, type State } from "./state";
import styles from "./view.module.css";
import { printLoss, printStep } from "@/components/training/diagnosis/words";

/** Single examples can be as wrong as they like; what is beyond is drawn along the top. */
const CEILING = 3 * CHANCE;

const nameBatch = (size: number, examples: number) =>
  size >= examples ? `all ${examples}` : size === 1 ? "1 example" : `${size} examples`;

/** Three runs that differ in their batch size alone: the loss at every single step. */
export function BatchesPanel({
  state,
  set,
  frame,
  readings,
}: Pick<WidgetHandle<State>, "state" | "set"> & {
  frame: BatchesFrame | null;
  readings: readonly BatchReading[];
}) {
  const palette = usePalette();
  const { measure, steps, examples, batchSizes } = state;
  const colors = useMemo(() => [palette.classes[1], palette.classes[0], palette.ink], [palette]);
  const series = useMemo(
    () =>
      (frame?.runs ?? []).map(({ batch, whole, batchSize }, index) => {
        const losses = measure === "batch" ? Array.from(batch) : [frame?.start[index] ?? NaN, ...whole];
        return {
          name: nameBatch(batchSize, examples),
          x: losses.map((_, i) => (measure === "batch" ? i + 1 : i)),
          y: losses,
          color: colors[index],
        };
      }),
    [colors, examples, frame, measure],
  );
  return (
    <>
      <LiveLines
        series={series}
        xLabel="training step"
        yLabel={measure === "batch" ? "loss of the step's own batch" : "loss over all training examples"}
        xRange={{ low: 0, high: steps }}
        yRange={{ low: 0, high: measure === "batch" ? CEILING : 1.6 * CHANCE }}
        height={270}
        ariaLabel={`Loss at every step for three batch sizes. ${readings
          .map((run) => `${nameBatch(run.batchSize, examples)}: jumps by ${printLoss(run.batchJump)}`)
          .join(", ")}.`}
      />
      <div className={styles.choices} data-screen-only>
        <Segmented
          label="Each point is the loss over"
          value={measure}
          options={[
            { value: "batch", label: "The step's batch" },
            { value: "whole", label: "All training examples" },
          ]}
          onChange={(value) => set({ measure: value })}
        />
        <StillBatchRate rate={state.batchRate} set={set} />
        <StillSteps steps={steps} set={set} />
      </div>
      <ol className={styles.runs} aria-label="The three runs">
        {batchSizes.map((size, index) => (
          <li key={index} className={styles.run}>
            <div className={styles.dial} data-screen-only>
              <span className={styles.swatch} style={{ background: colors[index] }} aria-hidden />
              <StillBatch index={index} sizes={batchSizes} examples={examples} set={set} />
            </div>
            <div className={styles.verdict}>
              <BatchWords reading={readings[index]} first={readings[0]} examples={examples} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function BatchWords({
  reading,
  first,
  examples,
}: {
  reading: BatchReading | undefined;
  first: BatchReading | undefined;
  examples: number;
}) {
  if (reading === undefined || first === undefined || reading.seen < 20 * reading.batchSize)
    return <p>Too early to tell: let it make some steps.</p>;
  const predicted = predictJump(
    { size: first.batchSize, jump: first.batchJump },
    reading.batchSize,
    examples,
  );
  return (
    <>
      <p>
        <b>Jumps by {printLoss(reading.batchJump)}</b> from one step’s batch to the next, over the second half
        of the run. {explainJump(reading, first, predicted, examples)}
      </p>
      <p className={styles.advice}>
        The loss over all training examples jumps by {reading.wholeJump.toFixed(3)} and is at{" "}
        {printLoss(reading.end)}; {printStep(reading.seen)} examples were looked at.
      </p>
    </>
  );
}

function explainJump(
  reading: BatchReading,
  first: BatchReading,
  predicted: number,
  examples: number,
): string {
  if (reading.batchSize >= examples) return "Every step sees the same examples.";
  if (reading === first || !Number.isFinite(predicted)) return "";
  return `By the square root of the batch size, the first run’s jump would make ${printLoss(predicted)} here.`;
}

type Setter = Pick<WidgetHandle<State>, "set">;

const StillBatch = memo(BatchSlider);
function BatchSlider({
  index,
  sizes,
  examples,
  set,
}: Setter & { index: number; sizes: State["batchSizes"]; examples: number }) {
  const opening = definition.schema.parse({}).batchSizes[index] ?? 1;
  const change = (value: number) => ({
    batchSizes: sizes.map((size, i) =>
      i !== index ? size : value >= examples ? 500 : Math.round(value),
    ) as State["batchSizes"],
  });
  return (
    <Slider
      label={`Batch size ${index + 1}`}
      value={Math.min(examples, sizes[index] ?? 1)}
      min={1}
      max={examples}
      scale="log"
      mark={Math.min(examples, opening)}
      format={(value) => nameBatch(Math.round(value), examples)}
      onChange={(value) => set(change(value), { transient: true })}
      onChangeEnd={(value) => set(change(value))}
    />
  );
}

const StillBatchRate = memo(BatchRateSlider);
function BatchRateSlider({ rate, set }: Setter & { rate: number }) {
  const round = (value: number) => Number(value.toPrecision(2));
  return (
    <Slider
      label="Learning rate of all three"
      value={rate}
      min={0.001}
      max={3}
      scale="log"
      mark={definition.schema.parse({}).batchRate}
      format={nameRate}
      onChange={(value) => set({ batchRate: round(value) }, { transient: true })}
      onChangeEnd={(value) => set({ batchRate: round(value) })}
    />
  );
}

const StillSteps = memo(StepsSlider);
function StepsSlider({ steps, set }: Setter & { steps: number }) {
  return (
    <Slider
      label="Steps"
      value={steps}
      min={50}
      max={1000}
      step={50}
      mark={definition.schema.parse({}).steps}
      onChange={(value) => set({ steps: value }, { transient: true })}
      onChangeEnd={(value) => set({ steps: value })}
    />
  );
}
