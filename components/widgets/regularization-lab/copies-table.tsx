"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import { collectWeights, countNearZero, findLargest, listArrows, listLengths } from "./weights";

/** The text twin of the pictures: what each copy is worth, and every arrow. */
export function CopiesTable({ frame, names }: { frame: ComparisonFrame | null; names: readonly string[] }) {
  const runs = frame?.runs ?? [];
  const all = runs.map(({ weights }) => collectWeights(weights ?? [], 0));
  const getAll = (run: number) => all[run] ?? new Float32Array();
  const row = (name: string, read: (run: number) => string | number) => [
    name,
    ...runs.map((_, run) => read(run)),
  ];
  return (
    <>
      <ValuesTable
        caption="The two copies"
        columns={["", ...names]}
        rows={[
          row("training loss", (run) => runs[run]?.now.train.loss ?? NaN),
          row("validation loss", (run) => runs[run]?.now.validation.loss ?? NaN),
          row("right among training points", (run) => runs[run]?.now.train.accuracy ?? NaN),
          row("right among validation points", (run) => runs[run]?.now.validation.accuracy ?? NaN),
          row("weights", (run) => getAll(run).length),
          row("weights near zero", (run) => countNearZero(getAll(run))),
          row("largest size of a weight", (run) => findLargest(getAll(run))),
          row("longest incoming weights of a neuron", (run) =>
            Math.max(0, ...listLengths(runs[run]?.weights ?? [])),
          ),
          row("sum of squares", (run) => getAll(run).reduce((sum, value) => sum + value * value, 0)),
          row("sum of sizes", (run) => getAll(run).reduce((sum, value) => sum + Math.abs(value), 0)),
        ]}
      />
      {runs.map(({ weights }, run) => (
        <ValuesTable
          key={run}
          caption={`First layer of the copy ${names[run] ?? ""}`}
          columns={["neuron", "w₁", "w₂", "length"]}
          rows={listArrows(weights ?? []).map(({ x, y, length }, index) => [index + 1, x, y, length])}
        />
      ))}
    </>
  );
}
