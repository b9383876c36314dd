"use client";

import type { Palette } from "@/components/charts/palette";
import { MatrixGrid, type Cell } from "@/components/charts/matrix-grid";
import { findLargest } from "@/components/charts/find-largest";
import { type Stage } from "./model";
import { Panel } from "@/components/charts/panels";
import { PictureCanvas, type Shade } from "@/components/charts/picture-canvas";
import type { Probe } from "./probe";
import styles from "./stage.module.css";

export interface OutputPanelProps {
  stage: Stage;
  palette: Palette;
  /** Side of a cell; for pictures, the width of the map. In CSS pixels. */
  size: number;
  asPicture: boolean;
  shade: Shade;
  /** Outputs that the pixel under the pointer feeds. */
  lit: readonly number[];
  /** While walking: only what has been computed. */
  until?: number;
  /** The output that learning is to reach, for the filter on stage. */
  wanted: Float32Array | null;
  onMove: (cell: Cell, isTransient: boolean) => void;
  onPoint: (probe: Probe | null) => void;
  onChooseFilter: (filter: number) => void;
}

export function OutputPanel(props: OutputPanelProps) {
  const { stage, palette, size, wanted } = props;
  const { height, width, channels } = stage.output;
  if (stage.fault !== null) return <Panel title="Output">{null}</Panel>;
  const map = stage.output.values.subarray(
    stage.filter * height * width,
    (stage.filter + 1) * height * width,
  );
  const max = wanted === null ? findLargest(map) : Math.max(findLargest(map), findLargest(wanted));
  const point = (at: Cell | null) => props.onPoint(at && { panel: "output", channel: stage.filter, ...at });
  const shade: Shade = props.shade.kind === "signed" ? { kind: "signed", max } : props.shade;
  const name = channels > 1 ? `Output of filter ${stage.filter + 1}` : "Output";
  return (
    <div className={styles.outputs}>
      <Panel title={name} note={`${height} × ${width} × ${channels}`}>
        {props.asPicture ? (
          <PictureCanvas
            label={`${name}, ${height} by ${width}. Arrow keys move the window.`}
            volume={stage.output}
            channel={stage.filter}
            shade={shade}
            palette={palette}
            width={size}
            until={props.until}
            frame={{ row: stage.row, column: stage.column, rows: 1, columns: 1 }}
            onMove={(cell, { ends }) => props.onMove(cell, !ends)}
            onStep={(rows, columns) =>
              props.onMove({ row: stage.row + rows, column: stage.column + columns }, true)
            }
            onPoint={point}
          />
        ) : (
          <MatrixGrid
            label={`${name}. Arrow keys move the window.`}
            values={map}
            rows={height}
            columns={width}
            max={max}
            size={size}
            palette={palette}
            current={stage}
            marksCurrent
            lit={props.lit}
            until={props.until}
            onMove={(cell) => props.onMove(cell, true)}
            onPoint={point}
          />
        )}
      </Panel>
      {wanted !== null && (
        <Panel title="Wanted" note="what learning is shown">
          {props.asPicture ? (
            <PictureCanvas
              label="Wanted output"
              volume={{ channels: 1, height, width, values: wanted }}
              channel={0}
              shade={shade}
              palette={palette}
              width={size}
            />
          ) : (
            <MatrixGrid
              label="Wanted output"
              values={wanted}
              rows={height}
              columns={width}
              max={max}
              size={size}
              palette={palette}
              current={stage}
              onMove={(cell) => props.onMove(cell, true)}
            />
          )}
        </Panel>
      )}
      {channels > 1 && <Maps {...props} />}
    </div>
  );
}

/** All filters' outputs, small; press one to bring its filter on stage. */
function Maps({ stage, palette, onChooseFilter }: OutputPanelProps) {
  const { height, width, channels, values } = stage.output;
  return (
    <div className={styles.maps} role="group" aria-label="Filter on stage">
      {Array.from({ length: channels }, (_, filter) => {
        const max = findLargest(values.subarray(filter * height * width, (filter + 1) * height * width));
        return (
          <button
            key={filter}
            type="button"
            className={styles.map}
            aria-pressed={filter === stage.filter}
            aria-label={`Filter ${filter + 1}`}
            onClick={() => onChooseFilter(filter)}
          >
            <PictureCanvas
              label={`Output of filter ${filter + 1}`}
              volume={stage.output}
              channel={filter}
              shade={{ kind: "signed", max }}
              palette={palette}
              width={52}
            />
            <span aria-hidden>{filter + 1}</span>
          </button>
        );
      })}
    </div>
  );
}
