"use client";

import { useState, type CSSProperties } from "react";
import type { Palette } from "@/components/charts/palette";
import { useWidth } from "@/components/charts/use-width";
import { FilterPanels } from "./filter-panels";
import { chooseLayout, choosePictureLayout } from "./layout";
import { MatrixGrid, type Cell } from "@/components/charts/matrix-grid";
import { findLargest } from "@/components/charts/find-largest";
import { printNumber } from "@/components/charts/print-number";
import { type Stage } from "./model";
import { OutputPanel } from "./output-panel";
import { Legend, Panel, Sign } from "@/components/charts/panels";
import { PictureCanvas } from "@/components/charts/picture-canvas";
import { describeProbe, findFeeds, findTerm, type Probe } from "./probe";
import styles from "./stage.module.css";
import type { State } from "./state";
import { Sum } from "./sum";

export interface StageViewProps {
  stage: Stage;
  state: State;
  palette: Palette;
  filterTitle: string;
  until?: number;
  wanted: Float32Array | null;
  onMove: (cell: Cell, isTransient: boolean) => void;
  onChooseFilter: (filter: number) => void;
  onEditPixel?: (channel: number, cell: Cell, value: number) => void;
  onEditWeight?: (channel: number, cell: Cell, value: number) => void;
}

/** Image, filter, products and output, and the sum on stage in full. */
export function StageView(props: StageViewProps) {
  const { stage, state, palette } = props;
  const { ref, width } = useWidth<HTMLDivElement>(680);
  const [probe, setProbe] = useState<Probe | null>(null);
  const [chosen, setChosen] = useState<Probe>({ panel: "image", channel: 0, row: 0, column: 0 });
  const { rows, columns } = stage.geometry;
  const asPicture = state.source !== "matrix";
  const imageColumns = columns.before + stage.image.width + columns.after;
  const side = stage.bank.width;
  const layout = chooseLayout(width, imageColumns, side, columns.output);
  const forPicture = choosePictureLayout(width, side);
  const cell = asPicture ? forPicture.cell : layout.filterCell;
  const imageMax = asPicture ? 1 : findLargest(stage.image.values);
  const isRow = !asPicture && layout.arrangement === "row";
  const imageHeight = (rows.before + stage.image.height + rows.after) * layout.imageCell;
  const lit = findFeeds(stage, probe).map((feed) => feed.row * columns.output + feed.column);
  const shared = { stage, palette, probe, onPoint: setProbe, chosen, onChoose: setChosen, imageMax };

  const image = asPicture ? (
    <PicturePanel {...props} width={forPicture.picture} onPoint={setProbe} />
  ) : (
    <ImagePanels {...props} {...shared} cell={layout.imageCell} />
  );
  const filters = (
    <FilterPanels
      {...shared}
      cell={cell}
      rowHeight={isRow && stage.bank.channels > 1 ? imageHeight + 30 : 0}
      showsWindow={asPicture && stage.fault === null}
      title={props.filterTitle}
      onEdit={props.onEditWeight}
    />
  );
  const output = (
    <OutputPanel
      stage={stage}
      palette={palette}
      size={asPicture ? forPicture.picture : layout.imageCell}
      asPicture={asPicture}
      shade={asPicture && state.outputScale === "grey" ? { kind: "grey" } : { kind: "signed", max: 1 }}
      lit={lit}
      until={props.until}
      wanted={props.wanted}
      onMove={props.onMove}
      onPoint={setProbe}
      onChooseFilter={props.onChooseFilter}
    />
  );
  const ends = [
    ...(asPicture ? [] : [{ name: "image", max: printNumber(imageMax) }]),
    { name: "filter", max: printNumber(findLargest(stage.bank.weights)) },
    ...(stage.fault === null ? [{ name: "output", max: printNumber(findLargest(stage.output.values)) }] : []),
  ];
  return (
    <div ref={ref} className={styles.stage} style={{ "--filter-side": `${side * cell}px` } as CSSProperties}>
      <div className={styles.panels} data-arrangement={isRow ? "row" : "rows"}>
        {image}
        {isRow && <Sign>∗</Sign>}
        {isRow && filters}
        <Sign>→</Sign>
        {output}
      </div>
      {!isRow && filters}
      {stage.fault === null ? (
        <Sum stage={stage} />
      ) : (
        <p className={styles.fault} role="alert">
          {stage.fault}
        </p>
      )}
      <p className={styles.probe} aria-live="polite">
        {describeProbe(stage, probe)}
      </p>
      <Legend ends={ends} />
    </div>
  );
}

/** The small image, one grid per channel, with its zeros and the window. */
function ImagePanels(
  props: StageViewProps & {
    cell: number;
    probe: Probe | null;
    onPoint: (probe: Probe | null) => void;
    chosen: Probe;
    onChoose: (probe: Probe) => void;
    imageMax: number;
  },
) {
  const { stage, probe, chosen, onEditPixel } = props;
  const { rows, columns } = stage.geometry;
  const { height, width, channels, values } = stage.image;
  const term = findTerm(stage, probe);
  const window = {
    row: stage.row * rows.stride - rows.before,
    column: stage.column * columns.stride - columns.before,
    rows: rows.span,
    columns: columns.span,
    every: stage.options.dilation,
  };
  return (
    <div className={styles.channels}>
      {Array.from({ length: channels }, (_, channel) => (
        <Panel
          key={channel}
          title={channel === 0 ? "Image" : `channel ${channel + 1}`}
          note={channel === 0 ? `${height} × ${width} × ${channels}` : undefined}
        >
          <MatrixGrid
            label={channels > 1 ? `Pixels of channel ${channel + 1}` : "Pixels of the image"}
            values={values.subarray(channel * height * width, (channel + 1) * height * width)}
            rows={height}
            columns={width}
            max={props.imageMax}
            size={props.cell}
            palette={props.palette}
            zeros={{ top: rows.before, right: columns.after, bottom: rows.after, left: columns.before }}
            window={stage.fault === null ? window : undefined}
            current={
              chosen.panel === "image" && chosen.channel === channel
                ? clampCell(chosen, height, width)
                : { row: 0, column: 0 }
            }
            lit={
              term !== null && !term.padding && term.channel === channel
                ? [term.row * width + term.column]
                : []
            }
            onMove={(at) => props.onChoose({ panel: "image", channel, ...at })}
            onPoint={(at) => props.onPoint(at && { panel: "image", channel, ...at })}
            onEdit={onEditPixel && ((at, value) => onEditPixel(channel, at, value))}
          />
        </Panel>
      ))}
    </div>
  );
}

const clampCell = (cell: Cell, rows: number, columns: number): Cell => ({
  row: Math.min(cell.row, rows - 1),
  column: Math.min(cell.column, columns - 1),
});

/** The larger image; a press brings the window there. */
function PicturePanel(props: StageViewProps & { width: number; onPoint: (probe: Probe | null) => void }) {
  const { stage } = props;
  const { rows, columns } = stage.geometry;
  const { height, width, channels } = stage.image;
  const center = (position: number, axis: typeof rows) =>
    Math.round((position + axis.before - (axis.span - 1) / 2) / axis.stride);
  return (
    <Panel title="Image" note={`${height} × ${width} × ${channels}`}>
      <PictureCanvas
        label={`Image, ${height} by ${width}. Arrow keys move the window.`}
        volume={stage.image}
        channel={0}
        shade={channels === 1 ? { kind: "grey" } : { kind: "color" }}
        palette={props.palette}
        width={props.width}
        frame={
          stage.fault === null
            ? {
                row: stage.row * rows.stride - rows.before,
                column: stage.column * columns.stride - columns.before,
                rows: rows.span,
                columns: columns.span,
              }
            : undefined
        }
        onMove={(cell, { ends }) =>
          props.onMove({ row: center(cell.row, rows), column: center(cell.column, columns) }, !ends)
        }
        onStep={(down, right) => props.onMove({ row: stage.row + down, column: stage.column + right }, true)}
        onPoint={(at) => props.onPoint(at && { panel: "image", channel: 0, ...at })}
      />
    </Panel>
  );
}
