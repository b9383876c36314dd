"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { LayerColumn } from "./strips";
import type { LayerPrediction } from "./theory";

/** The text twin of the strips: every layer's figures beside what theory says of them. */
export function LayerTable({
  columns,
  prediction,
}: {
  columns: readonly LayerColumn[];
  prediction: readonly LayerPrediction[] | null;
}) {
  return (
    <ValuesTable
      caption="Each layer, measured and predicted"
      columns={[
        "layer",
        "mean",
        "variance",
        "mean square",
        "mean square, theory",
        "gradient mean",
        "gradient mean square",
        "gradient mean square, theory",
        "dead units",
        "saturated share",
        "distinct units",
      ]}
      rows={columns.map(({ activations, gradients }, index) => [
        index + 1,
        activations?.mean ?? "",
        activations?.variance ?? "",
        activations?.meanSquare ?? "",
        prediction?.[index]?.meanSquare ?? "",
        gradients?.mean ?? "",
        gradients?.meanSquare ?? "",
        prediction?.[index]?.gradientMeanSquare ?? "",
        activations?.deadUnits ?? "",
        activations?.saturated ?? "",
        activations?.distinctUnits ?? "",
      ])}
    />
  );
}
