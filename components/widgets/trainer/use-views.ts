"use client";

import { useMemo } from "react";
import type { ViewSpec } from "@/lib/lab/experiment-view";
import type { BlockNetwork } from "./blocks";
import type { UnitPlace } from "./diagram-layout";
import { UNIT_CELLS } from "./draw-diagram";

/** Cells along a side of the large map. */
const MAP_CELLS = 80;

/** What the worker is to send with each frame; the same object as long as nothing in it changes. */
export function useViews(
  network: BlockNetwork | null,
  lit: UnitPlace | null,
  part: "validation" | "test",
  isMeasured: boolean,
): ViewSpec {
  const layers = network?.valueLayers.join() ?? "";
  const focus = lit === null ? "" : `${network?.valueLayers[lit.column - 1] ?? -1},${lit.unit}`;
  return useMemo(() => {
    const [layer = -1, unit = -1] = focus === "" ? [] : focus.split(",").map(Number);
    return {
      mapSize: MAP_CELLS,
      units: { size: UNIT_CELLS, layers: layers === "" ? [] : layers.split(",").map(Number) },
      focus: layer >= 0 ? { layer, unit } : null,
      weights: true,
      gradients: isMeasured,
      ...(isMeasured ? { confusion: part } : {}),
    };
  }, [focus, isMeasured, layers, part]);
}
