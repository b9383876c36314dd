"use client";

import { LossValues } from "@/components/training/game/loss-values";
import { ValuesTable } from "@/components/widget/values-table";
import type { Frame } from "./job";

/** Samples that the table lists. */
const LISTED = 32;

/** The text twin of the picture and of the chart. */
export function Values({ frame }: { frame: Frame | null }) {
  if (frame === null) return null;
  const { samples, judged, pulls, coverage, history } = frame;
  return (
    <>
      {coverage.modes !== null && (
        <ValuesTable
          caption="Samples in each mode, of 512"
          columns={["mode", "samples"]}
          rows={coverage.modes.map((hits, i) => [i + 1, hits])}
        />
      )}
      <ValuesTable
        caption={`The first ${LISTED} samples`}
        columns={["x₁", "x₂", "D", "pull along x₁", "pull along x₂"]}
        rows={Array.from({ length: LISTED }, (_, i) => [
          samples[2 * i] ?? "",
          samples[2 * i + 1] ?? "",
          judged[i] ?? "",
          pulls[2 * i] ?? "",
          pulls[2 * i + 1] ?? "",
        ])}
      />
      <LossValues history={history} />
    </>
  );
}
