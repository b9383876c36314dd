"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { MapsFrame } from "./job";
import { findPeak, rankAnswers, type Stage } from "./model";

const average = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const shareOn = (values: Float32Array) => values.filter((value) => value > 0).length / values.length;

/** The text twin of the pictures. */
export function Values({ frame, stage }: { frame: MapsFrame | null; stage: Stage | null }) {
  if (frame === null || stage === null) return null;
  return (
    <>
      <ValuesTable
        caption="Answers for the digit in view"
        columns={["digit", "probability"]}
        rows={rankAnswers(frame.answers).map(({ digit, probability }) => [digit, probability])}
      />
      <ValuesTable
        caption="Maps"
        columns={["filter", "bias", "largest value", "mean", "share above 0"]}
        rows={stage.maps.map((map, f) => [
          f + 1,
          stage.biases[f] ?? NaN,
          findPeak(map),
          average(map),
          shareOn(map),
        ])}
      />
      <ValuesTable
        caption="Weights, row by row, slice by slice"
        columns={["filter", "weights"]}
        rows={stage.weights.map((weights, f) => [
          f + 1,
          Array.from(weights, (weight) => weight.toFixed(3)).join(" "),
        ])}
      />
    </>
  );
}
