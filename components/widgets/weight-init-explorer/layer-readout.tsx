"use client";

import { Readout } from "@/components/widget/readout";
import type { LayerColumn } from "./strips";
import type { LayerPrediction } from "./theory";
import { printValue } from "./words";

/** The figures of one layer, in one line that does not jump. */
export function LayerReadout({
  layer,
  column,
  prediction,
  width,
}: {
  layer: number;
  column: LayerColumn | undefined;
  prediction: LayerPrediction | undefined;
  width: number;
}) {
  const activations = column?.activations ?? null;
  const gradients = column?.gradients ?? null;
  const print = (value: number | null | undefined) => (value == null ? "–" : printValue(value));
  return (
    <Readout
      items={[
        { label: "layer", value: String(layer), width: 2 },
        { label: "mean", value: print(activations?.mean), width: 9 },
        { label: "variance", value: print(activations?.variance), width: 9 },
        { label: "mean square", value: print(activations?.meanSquare), width: 9 },
        { label: "theory", value: print(prediction?.meanSquare), width: 9 },
        { label: "gradient mean square", value: print(gradients?.meanSquare), width: 9 },
        { label: "theory for it", value: print(prediction?.gradientMeanSquare), width: 9 },
        { label: "dead units", value: `${activations?.deadUnits ?? "–"} of ${width}`, width: 10 },
        { label: "distinct units", value: `${activations?.distinctUnits ?? "–"} of ${width}`, width: 10 },
      ]}
    />
  );
}
