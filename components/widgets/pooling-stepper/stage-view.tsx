"use client";

import { useState } from "react";
import { findLargest } from "@/components/charts/find-largest";
import { MatrixGrid, type Cell, type MatrixGridProps } from "@/components/charts/matrix-grid";
import { Legend, Panel, Sign } from "@/components/charts/panels";
import type { Palette } from "@/components/charts/palette";
import { printNumber } from "@/components/charts/print-number";
import { useWidth } from "@/components/charts/use-width";
import { chooseLayout } from "./layout";
import type { Stage } from "./model";
import styles from "./view.module.css";

export interface StageViewProps {
  stage: Stage;
  palette: Palette;
  /** While walking: only the first so many outputs are computed. */
  until?: number;
  onMove: (output: Cell) => void;
  /** The pixel under the pointer or in focus; null when it is left. */
  onPoint: (pixel: number | null) => void;
  onEditPixel: (cell: Cell, value: number) => void;
  onEditGradient: (cell: Cell, value: number) => void;
}

/** Forward above: the map and what is pooled from it. Backward below: the gradient by the outputs and by the pixels. */
export function StageView({ stage, palette, until, onMove, onPoint, ...edits }: StageViewProps) {
  const { ref, width } = useWidth<HTMLDivElement>(680);
  const [chosen, setChosen] = useState<Cell>({ row: 0, column: 0 });
  const { map, output, geometry } = stage;
  const { rows, columns } = geometry;
  const zeros = { top: rows.before, right: columns.after, bottom: rows.after, left: columns.before };
  const { arrangement, cell } = chooseLayout(width, columns.before + map.width + columns.after, output.width);
  const hasWindow = stage.fault === null;
  const ends = {
    map: findLargest(map.values),
    gradient: Math.max(findLargest(stage.incoming), findLargest(stage.gradient)),
  };
  const shared = { size: cell, palette };
  const onMap: Omit<MatrixGridProps, "label" | "values" | "max"> = {
    ...shared,
    rows: map.height,
    columns: map.width,
    zeros,
    isPaddingEmpty: true,
    window: hasWindow
      ? {
          row: stage.row * rows.stride - rows.before,
          column: stage.column * columns.stride - columns.before,
          rows: rows.kernel,
          columns: columns.kernel,
          every: 1,
        }
      : undefined,
    lit: stage.options.kind === "max" ? stage.receivers : [],
    current: { row: Math.min(chosen.row, map.height - 1), column: Math.min(chosen.column, map.width - 1) },
    onMove: setChosen,
    onPoint: (at) => onPoint(at && at.row * map.width + at.column),
  };
  const onOutput: Omit<MatrixGridProps, "label" | "values" | "max"> = {
    ...shared,
    rows: output.height,
    columns: output.width,
    current: stage,
    marksCurrent: true,
    onMove,
  };
  const size = (height: number, wide: number) => `${height} × ${wide}`;
  return (
    <div ref={ref}>
      <div className={styles.stage} data-arrangement={arrangement}>
        <Panel title="Map" note={size(map.height, map.width)}>
          <MatrixGrid
            {...onMap}
            label="Numbers of the map"
            values={map.values}
            max={ends.map}
            onEdit={edits.onEditPixel}
          />
        </Panel>
        <Sign>→</Sign>
        <Panel title="Pooled" note={size(output.height, output.width)}>
          {hasWindow && (
            <MatrixGrid
              {...onOutput}
              label="Pooled map. Arrow keys move the window."
              values={output.values}
              max={ends.map}
              until={until}
            />
          )}
        </Panel>
        <Panel title="Gradient by the map">
          <MatrixGrid
            {...onMap}
            label="Gradient by each number of the map"
            values={stage.gradient}
            max={ends.gradient}
          />
        </Panel>
        <Sign>←</Sign>
        <Panel title="Gradient coming in">
          {hasWindow && (
            <MatrixGrid
              {...onOutput}
              label="Gradient by each pooled number. Arrow keys move the window."
              values={stage.incoming}
              max={ends.gradient}
              onEdit={edits.onEditGradient}
            />
          )}
        </Panel>
      </div>
      <Legend ends={Object.entries(ends).map(([name, max]) => ({ name, max: printNumber(max) }))} />
    </div>
  );
}
