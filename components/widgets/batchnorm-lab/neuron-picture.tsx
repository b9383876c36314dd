"use client";

import { useMemo } from "react";
import { BatchCanvas } from "./batch-canvas";
import type { BatchPicture } from "./draw-batch";
import type { NeuronBatch } from "./neuron";
import { NoisePlot } from "./noise-plot";
import { countPassing } from "./passing";
import type { State } from "./state";
import styles from "./view.module.css";
import { printFixed } from "./words";

/** One neuron's batch before, normalised and rescaled; beside it, how other batches would have come out. */
export function NeuronPicture({ state, batch }: { state: State; batch: NeuronBatch }) {
  const { mean, std, batchSize } = state;
  const picture = useMemo((): BatchPicture => {
    const { before, normalized, rescaled, moments } = batch;
    const population = { mean, variance: std ** 2 };
    const note = (of: { mean: number; variance: number }) =>
      `mean ${printFixed(of.mean)}, standard deviation ${printFixed(Math.sqrt(of.variance))}`;
    return {
      followed: null,
      rows: [
        {
          title: "Before: the neuron's sums z over the batch",
          note: note(moments.before),
          values: before,
          moments: moments.before,
          population,
          cutsAtZero: false,
        },
        {
          title: "Normalised by the batch",
          note: note(moments.normalized),
          values: normalized,
          moments: moments.normalized,
          population: null,
          cutsAtZero: false,
        },
        {
          title: `Rescaled: times γ, plus β; ReLU passes ${countPassing(rescaled)} of ${rescaled.length}`,
          note: note(moments.rescaled),
          values: rescaled,
          moments: moments.rescaled,
          population: null,
          cutsAtZero: true,
        },
      ],
    };
  }, [batch, mean, std]);
  const noise = useMemo(
    () => ({ population: { mean, variance: std ** 2 }, batch: batch.moments.before, others: batch.others }),
    [batch, mean, std],
  );
  return (
    <div className={styles.neuron}>
      <div className={styles.stage}>
        <BatchCanvas
          picture={picture}
          label={`A batch of ${batchSize} values of one neuron in three rows: ${picture.rows.map(({ title, note }) => `${title}: ${note}`).join(". ")}.`}
        />
      </div>
      <NoisePlot
        picture={noise}
        label={`Mean and standard deviation of this batch and of ${batch.others.length} others of ${batchSize}, scattered about ${printFixed(mean)} and ${printFixed(std)}.`}
      />
    </div>
  );
}
