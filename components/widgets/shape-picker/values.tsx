"use client";

import { ValuesTable } from "@/components/widget/values-table";
import { inferExperiment } from "@/lib/experiment/infer";
import { createTraining, isTrained } from "./experiments";
import type { Frame } from "./job";
import type { State } from "./state";
import { nameCell, printShape } from "./words";

/** The text twin of the drawing and of the curve. */
export function Values({ state, frame }: { state: State; frame: Frame | null }) {
  const experiment = createTraining(state);
  const info = inferExperiment(experiment);
  const name = (kind: string) =>
    kind === "rnn" || kind === "lstm" || kind === "gru" ? nameCell(kind) : kind;
  return (
    <>
      <ValuesTable
        caption="Layers, from the input to the answer; shapes are of one example"
        columns={["layer", "takes", "gives", "parameters"]}
        rows={info.layers.map(({ kind, inputShape, outputShape, parameters }) => [
          name(kind),
          printShape(inputShape),
          printShape(outputShape),
          parameters,
        ])}
      />
      {isTrained(state.shape) && frame !== null && (
        <ValuesTable
          caption="On the examples held back"
          columns={["training step", "loss", "share of right answers"]}
          rows={frame.looks.map(({ step, loss, accuracy }) => [step, loss, accuracy ?? "no classes"])}
        />
      )}
    </>
  );
}
