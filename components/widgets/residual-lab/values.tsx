"use client";

import { ValuesTable } from "@/components/widget/values-table";
import { WINDOW } from "./intervals";
import type { ResidualFrame } from "./job";
import { nameNet } from "./words";

const MOST_ROWS = 40;

/** The text twin of both charts. */
export function Values({ frame }: { frame: ResidualFrame | null }) {
  const nets = frame?.nets ?? [];
  const names = nets.map(({ spec }) => nameNet(spec));
  const layers = Math.max(0, ...nets.map(({ start }) => start.length));
  const points = Math.max(0, ...nets.map(({ losses }) => losses.length));
  const every = Math.ceil(points / MOST_ROWS);
  const rows = Array.from({ length: points }, (_, i) => i).filter((i) => (i + 1) % every === 0);
  return (
    <>
      <ValuesTable
        caption={`Gradient norm by layer, before training and at step ${frame?.lookedAt ?? 0}`}
        columns={["layer", ...names.flatMap((name) => [`${name}, before`, `${name}, now`])]}
        rows={Array.from({ length: layers }, (_, i) => [
          i + 1,
          ...nets.flatMap(({ start, now }) => [start[i] ?? "", now[i] ?? ""]),
        ])}
      />
      <ValuesTable
        caption={`Training losses, mean of ${WINDOW} batches`}
        columns={["step", ...names]}
        rows={rows.map((i) => [(i + 1) * WINDOW, ...nets.map(({ losses }) => losses[i] ?? "")])}
      />
    </>
  );
}
