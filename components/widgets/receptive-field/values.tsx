"use client";

import { findLargest } from "@/components/charts/find-largest";
import { ValuesTable } from "@/components/widget/values-table";
import type { GradientFrame } from "./job";
import type { Stage } from "./model";
import type { WindowLayer } from "./state";
import { nameLayer, rootShare } from "./words";

/** The recursion layer by layer, and the gradient of every pixel that the unit could see. */
export function Values({
  stage,
  layers,
  frame,
}: {
  stage: Stage;
  layers: readonly WindowLayer[];
  frame: GradientFrame | null;
}) {
  const seen = stage.levels[0]?.window;
  return (
    <>
      <ValuesTable
        caption="What the units of each layer see of the picture, and what of each layer the chosen unit sees"
        columns={["layer", "", "side", "sees", "jump", "unit 1 from pixel", "rows", "columns"]}
        rows={stage.levels.map(({ level, side, sight, window }) => [
          level,
          level === 0 ? "picture" : nameLayer(layers[level - 1]!),
          side,
          sight.size,
          sight.jump,
          sight.start + 1,
          window === null ? "–" : `${window.top + 1} to ${window.bottom + 1}`,
          window === null ? "–" : `${window.left + 1} to ${window.right + 1}`,
        ])}
      />
      {seen && frame !== null && (
        <ValuesTable
          caption="Gradient of the unit by each pixel it could see: root mean square, as a share of the largest"
          columns={["row", ...range(seen.left, seen.right).map((column) => `column ${column + 1}`)]}
          rows={range(seen.top, seen.bottom).map((row) => [
            row + 1,
            ...range(seen.left, seen.right).map((column) => {
              const square = frame.squares[row * (stage.levels[0]?.side ?? 1) + column] ?? 0;
              return Number(rootShare(square, findLargest(frame.squares)).toFixed(3));
            }),
          ])}
        />
      )}
    </>
  );
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
