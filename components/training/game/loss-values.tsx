"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { History } from "./history";

/** The text twin of the losses' chart. */
export function LossValues({ history }: { history: History }) {
  const { every, discriminator, generator } = history;
  return (
    <ValuesTable
      caption={`Losses, mean of ${every} rounds`}
      columns={["round", "discriminator", "generator"]}
      rows={discriminator.map((loss, i) => [(i + 1) * every, loss, generator[i] ?? ""])}
    />
  );
}
