"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { CompanyStep } from "./company";
import type { NeuronBatch } from "./neuron";
import type { NetworkHandle } from "./use-network";

export function NeuronValues({ batch }: { batch: NeuronBatch }) {
  return (
    <ValuesTable
      caption="The batch, example by example"
      columns={["example", "before", "normalised", "rescaled"]}
      rows={batch.before.map((value, i) => [
        i + 1,
        value,
        batch.normalized[i] ?? NaN,
        batch.rescaled[i] ?? NaN,
      ])}
    />
  );
}

export function CompanyValues({ steps }: { steps: readonly CompanyStep[] }) {
  return (
    <ValuesTable
      caption="The example, step by step"
      columns={[
        "step",
        "batch mean",
        "batch variance",
        "in training",
        "running mean",
        "running variance",
        "at inference",
      ]}
      rows={steps.map(({ step, batch, running, inTraining, atInference }) => [
        step,
        batch.mean,
        batch.variance,
        inTraining,
        running.mean,
        running.variance,
        atInference,
      ])}
    />
  );
}

export function NetworkValues({ logs }: Pick<NetworkHandle, "logs">) {
  const [without, with_] = logs;
  return (
    <ValuesTable
      caption="Loss and share of right answers, run by run"
      columns={[
        "step",
        "without: training loss",
        "without: right, held back",
        "with: training loss",
        "with: right, held back",
      ]}
      rows={(with_?.points ?? []).map(({ step, train, validation }) => {
        const other = without?.points.find((point) => point.step === step);
        return [
          step,
          other?.train.loss ?? "",
          other?.validation.accuracy ?? "",
          train.loss,
          validation.accuracy ?? "",
        ];
      })}
    />
  );
}
