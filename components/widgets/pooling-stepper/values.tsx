"use client";

import { printNumber } from "@/components/charts/print-number";
import { ValuesTable } from "@/components/widget/values-table";
import type { PoolingMap } from "@/lib/math/pooling";
import type { Stage } from "./model";

function Matrix({ caption, map }: { caption: string; map: PoolingMap }) {
  return (
    <ValuesTable
      caption={caption}
      columns={["row", ...Array.from({ length: map.width }, (_, column) => `column ${column + 1}`)]}
      rows={Array.from({ length: map.height }, (_, row) => [
        row + 1,
        ...Array.from({ length: map.width }, (_, column) =>
          printNumber(map.values[row * map.width + column] ?? 0, 4),
        ),
      ])}
    />
  );
}

/** All four grids as tables. */
export function Values({ stage }: { stage: Stage }) {
  return (
    <>
      <Matrix caption="The map" map={stage.map} />
      <Matrix caption="The pooled map" map={stage.output} />
      <Matrix caption="Gradient by each pooled number" map={{ ...stage.output, values: stage.incoming }} />
      <Matrix caption="Gradient by each number of the map" map={{ ...stage.map, values: stage.gradient }} />
    </>
  );
}
