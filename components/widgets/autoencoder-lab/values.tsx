"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { Frame } from "./job";
import type { SizeError } from "./sizes";
import { printError } from "./words";

/** Codes that the table lists. */
const LISTED = 40;

/** The text twin of the plane and of the curve. */
export function OneValues({ frame }: { frame: Frame | null }) {
  if (frame === null) return null;
  const { plane, labels, losses } = frame;
  return (
    <>
      {plane !== null && (
        <ValuesTable
          caption={`Codes of the first ${LISTED} digits held back`}
          columns={["digit", "first number", "second number"]}
          rows={Array.from({ length: LISTED }, (_, i) => [
            labels[i] ?? "",
            plane.codes[2 * i] ?? "",
            plane.codes[2 * i + 1] ?? "",
          ])}
        />
      )}
      <ValuesTable
        caption="Errors over the training"
        columns={["step", "batches", "held back"]}
        rows={losses.step.map((step, i) => [step, losses.train[i] ?? "", losses.heldOut[i] ?? ""])}
      />
    </>
  );
}

/** The text twin of the errors by width. */
export function SizesValues({ sizes }: { sizes: readonly SizeError[] }) {
  return (
    <ValuesTable
      caption="Error on digits held back"
      columns={["numbers in the code", "autoencoder", "PCA"]}
      rows={sizes.map(({ latent, network, axes }) => [latent, printError(network), printError(axes)])}
    />
  );
}
