"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import type { SumSample } from "./masks";
import type { Strikes } from "./strikes";
import type { Shown } from "./use-lab";

/** The text twin of the pictures: both copies, every neuron, and the first masks. */
export function LabValues(props: {
  frame: ComparisonFrame | null;
  shown: Shown | null;
  strikes: readonly Strikes[] | null;
  sample: SumSample | null;
}) {
  const { frame, shown, strikes, sample } = props;
  const runs = frame?.runs ?? [];
  const row = (name: string, read: (run: (typeof runs)[number]) => number | null) => [
    name,
    ...runs.map((run) => read(run) ?? NaN),
  ];
  return (
    <>
      <ValuesTable
        caption="The two copies"
        columns={["", "without dropout", "with dropout"]}
        rows={[
          row("training loss", ({ now }) => now.train.loss),
          row("validation loss", ({ now }) => now.validation.loss),
          row("right among training points", ({ now }) => now.train.accuracy),
          row("right among validation points", ({ now }) => now.validation.accuracy),
        ]}
      />
      {shown !== null && (
        <ValuesTable
          caption={`The hidden neurons for training point ${shown.row + 1}, ${shown.masks === null ? "after training" : `in step ${shown.step + 1}`}`}
          columns={["layer", "neuron", "gives", "times", "passes on"]}
          rows={shown.pass.outputs.flatMap((outputs, index) =>
            Array.from(outputs, (value, unit) => [
              index + 1,
              unit + 1,
              value,
              shown.masks?.[index]?.[unit] ?? 1,
              shown.pass.passed[index]?.[unit] ?? NaN,
            ]),
          )}
        />
      )}
      {strikes !== null && (
        <ValuesTable
          caption="Rise of the training loss with one neuron struck out"
          columns={["layer", "neuron", "without dropout", "with dropout"]}
          rows={(strikes[0]?.rises ?? []).flatMap((layer, index) =>
            Array.from(layer, (rise, unit) => [
              index + 1,
              unit + 1,
              rise,
              strikes[1]?.rises[index]?.[unit] ?? NaN,
            ]),
          )}
        />
      )}
      {sample !== null && (
        <ValuesTable
          caption={`One neuron under many masks; its sum without dropout is ${Number(sample.whole.toPrecision(4))}`}
          columns={["masks", "sum under the last", "mean"]}
          rows={[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]
            .filter((count) => count <= sample.sums.length)
            .map((count) => [count, sample.sums[count - 1] ?? NaN, sample.means[count - 1] ?? NaN])}
        />
      )}
    </>
  );
}
