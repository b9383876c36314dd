"use client";

import { Readout } from "@/components/widget/readout";
import { type CompanyStep, findExtremes } from "./company";
import { findFarthest } from "./model";
import { measureScatter, type NeuronBatch } from "./neuron";
import type { State } from "./state";
import type { NetworkHandle } from "./use-network";
import { printFixed, printPercent, printValue } from "./words";

/** The scatter of the batches' statistics, measured and as theory has it. */
export function NeuronReadout({ state, batch }: { state: State; batch: NeuronBatch }) {
  const scatter = measureScatter(batch.others);
  return (
    <Readout
      items={[
        { label: "scatter of the batch means", value: printValue(scatter.mean), width: 6 },
        { label: "σ/√m", value: printValue(state.std / Math.sqrt(state.batchSize)), width: 6 },
        { label: "scatter of the batches’ standard deviations", value: printValue(scatter.std), width: 6 },
        { label: "largest |ẑ| possible", value: printValue(findFarthest(state.batchSize)), width: 5 },
        {
          label: "largest |ẑ| here",
          value: printFixed(Math.max(...batch.normalized.map(Math.abs))),
          width: 5,
        },
      ]}
    />
  );
}

export function CompanyReadout({ state, steps }: { state: State; steps: readonly CompanyStep[] }) {
  const now = steps[state.step];
  const { low, high } = findExtremes(steps);
  return (
    <Readout
      items={[
        { label: "in training, now", value: printFixed(now?.inTraining ?? NaN), width: 6 },
        { label: "over all steps", value: `${printFixed(low)} to ${printFixed(high)}`, width: 14 },
        { label: "largest |ẑ| possible", value: printValue(findFarthest(state.batchSize)), width: 5 },
        { label: "at inference, now", value: printFixed(now?.atInference ?? NaN), width: 6 },
        {
          label: "share of the first statistics left",
          value: printPercent(state.momentum ** state.step),
          width: 5,
        },
      ]}
    />
  );
}

/** The mean running variance of the last normalising layer; null where there is none. */
function findRunningVariance(network: NetworkHandle): number | null {
  const weights = network.frame?.runs[1]?.weights ?? [];
  const values = weights.findLast(({ name }) => name.endsWith("movingVariance"))?.values;
  if (values === undefined) return null;
  return values.reduce((sum, value) => sum + value / values.length, 0);
}

export function NetworkReadout({ network }: { network: NetworkHandle }) {
  const { frame, losses } = network;
  const print = (value: number | null | undefined) => (value == null ? "–" : printValue(value));
  const variance = findRunningVariance(network);
  return (
    <Readout
      items={(["without", "with"] as const).flatMap((name, index) => [
        {
          label: `${name}: loss in training`,
          value: Number.isNaN(losses[index] ?? NaN) ? "–" : print(losses[index]),
          width: 8,
        },
        { label: "at inference", value: print(frame?.runs[index]?.now.train.loss), width: 8 },
        ...(index === 1 ? [{ label: "running variance, last layer", value: print(variance), width: 8 }] : []),
      ])}
    />
  );
}
