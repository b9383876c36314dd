"use client";

import { ValuesTable } from "@/components/widget/values-table";
import { WINDOW } from "./intervals";
import type { Frame } from "./job";
import type { State } from "./state";
import { nameCell } from "./words";

/** The text twin of both charts. */
export function Values({ frame, moment }: { frame: Frame | null; moment: State["moment"] }) {
  const cells = frame?.cells ?? [];
  const columns = cells.flatMap((shown) => {
    const { h, c } = shown[moment];
    const name = nameCell(shown.cell);
    return [{ name: `${name}, h`, values: h }, ...(c ? [{ name: `${name}, c`, values: c }] : [])];
  });
  const time = columns[0]?.values.length ?? 0;
  const points = cells[0]?.losses.length ?? 0;
  return (
    <>
      <ValuesTable
        caption={`Gradient norm by step of the sequence, after ${moment === "start" ? 0 : (frame?.lookedAt ?? 0)} training steps`}
        columns={["step", ...columns.map(({ name }) => name)]}
        rows={Array.from({ length: time }, (_, i) => [
          i + 1,
          ...columns.map(({ values }) => values[i] ?? ""),
        ])}
      />
      <ValuesTable
        caption={`Training losses, mean of ${WINDOW} batches`}
        columns={["training step", ...cells.map(({ cell }) => nameCell(cell))]}
        rows={Array.from({ length: points }, (_, i) => [
          (i + 1) * WINDOW,
          ...cells.map(({ losses }) => losses[i] ?? ""),
        ])}
      />
    </>
  );
}
