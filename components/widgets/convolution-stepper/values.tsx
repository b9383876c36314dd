"use client";

import { ValuesTable } from "@/components/widget/values-table";
import { printNumber } from "@/components/charts/print-number";
import { readValue, type Stage } from "./model";

/** Rows and columns of a large map that its table shows, around the window on stage. */
const REACH = 4;

function takeRange(center: number, count: number): number[] {
  if (count <= 18) return Array.from({ length: count }, (_, i) => i);
  const first = Math.max(0, Math.min(center - REACH, count - 2 * REACH - 1));
  return Array.from({ length: 2 * REACH + 1 }, (_, i) => first + i);
}

/** The output on stage, and every product of its window, as tables. */
export function Values({ stage }: { stage: Stage }) {
  if (stage.fault !== null) return <p>{stage.fault}</p>;
  const { output, filter, terms } = stage;
  const rows = takeRange(stage.row, output.height);
  const columns = takeRange(stage.column, output.width);
  return (
    <>
      <ValuesTable
        caption={`Output of filter ${filter + 1}${rows.length < output.height ? ", around the window on stage" : ""}`}
        columns={["row", ...columns.map((column) => `column ${column + 1}`)]}
        rows={rows.map((row) => [
          row + 1,
          ...columns.map((column) => printNumber(readValue(output, filter, row, column), 4)),
        ])}
      />
      <ValuesTable
        caption={`Products of output row ${stage.row + 1}, column ${stage.column + 1}`}
        columns={["channel", "pixel at", "pixel", "weight at", "weight", "product"]}
        rows={terms.map((term) => [
          term.channel + 1,
          term.padding ? "padding" : `(${term.row + 1}, ${term.column + 1})`,
          printNumber(term.pixel, 4),
          `(${term.weightRow + 1}, ${term.weightColumn + 1})`,
          printNumber(term.weight, 4),
          printNumber(term.product, 4),
        ])}
      />
    </>
  );
}
