"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { Sample, Whitened } from "./model";

/** The text twin: every eigenvalue and what becomes of it, and the filter of the patch's middle. */
export function Values({ sample, whitened }: { sample: Sample; whitened: Whitened }) {
  const { patch, features, pixels, axes } = sample;
  const { channels } = pixels;
  const middle = ((patch >> 1) * patch + (patch >> 1)) * channels + (channels >> 1);
  const filter = whitened.matrix.subarray(middle * features, (middle + 1) * features);
  return (
    <>
      <ValuesTable
        caption="Eigenvalues of the covariance"
        columns={["eigenvector", "variance before", "multiplied by", "variance after"]}
        rows={Array.from(axes.values, (value, k) => [
          k + 1,
          value,
          whitened.scale[k] ?? 0,
          whitened.values[k] ?? 0,
        ])}
      />
      <ValuesTable
        caption={`ZCA's filter of the middle pixel${channels === 3 ? ", green by green" : ""}`}
        columns={["row", ...Array.from({ length: patch }, (_, column) => `column ${column + 1}`)]}
        rows={Array.from({ length: patch }, (_, row) => [
          row + 1,
          ...Array.from(
            { length: patch },
            (_, column) => filter[(row * patch + column) * channels + (channels >> 1)] ?? 0,
          ),
        ])}
      />
    </>
  );
}
