"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { BatchesFrame } from "./job";
import { nameRate } from "./rates-panel";
import { pickRows, type RunReading } from "./readings";
import type { State } from "./state";
import { describeDiagnosis } from "@/components/training/diagnosis/words";
import { CHANCE } from "./experiments";

const MOST_ROWS = 41;

/** The text twin of the curves in view. */
export function CurvesTable({
  state,
  readings,
  frame,
}: {
  state: State;
  readings: readonly RunReading[];
  frame: BatchesFrame | null;
}) {
  if (state.mode === "batches") return <BatchesTable frame={frame} />;
  if (state.mode === "run")
    return (
      <ValuesTable
        caption="Loss and share of right answers over the run"
        columns={["step", "training loss", "validation loss", "training right", "validation right"]}
        rows={pickRows(readings[0]?.points ?? [], MOST_ROWS).map(({ step, train, validation }) => [
          step,
          train.loss,
          validation.loss,
          train.accuracy ?? "",
          validation.accuracy ?? "",
        ])}
      />
    );
  const longest = readings.reduce<RunReading["points"]>(
    (a, { points }) => (points.length > a.length ? points : a),
    [],
  );
  const names = state.rates.map((rate) => `learning rate ${nameRate(rate)}`);
  return (
    <>
      <ValuesTable
        caption="Diagnoses"
        columns={["run", "diagnosis", "what was seen"]}
        rows={readings.map(({ diagnosis }, index) => {
          const { title, saw } = describeDiagnosis(diagnosis, CHANCE);
          return [names[index] ?? "", title, saw];
        })}
      />
      <ValuesTable
        caption="Training losses"
        columns={["step", ...names]}
        rows={pickRows(longest, MOST_ROWS).map(({ step }) => [
          step,
          ...readings.map(({ points }) => points.find((point) => point.step === step)?.train.loss ?? ""),
        ])}
      />
    </>
  );
}

function BatchesTable({ frame }: { frame: BatchesFrame | null }) {
  const runs = frame?.runs ?? [];
  const steps = Array.from({ length: frame?.step ?? 0 }, (_, i) => i);
  return (
    <ValuesTable
      caption="Losses step by step"
      columns={[
        "step",
        ...runs.flatMap(({ batchSize }) => [
          `its batch of ${batchSize}`,
          `all examples, in the run with batches of ${batchSize}`,
        ]),
      ]}
      rows={pickRows(steps, MOST_ROWS).map((i) => [
        i + 1,
        ...runs.flatMap(({ batch, whole }) => [batch[i] ?? "", whole[i] ?? ""]),
      ])}
    />
  );
}
