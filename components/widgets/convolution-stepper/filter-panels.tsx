"use client";

import type { Palette } from "@/components/charts/palette";
import { MatrixGrid, type Cell } from "@/components/charts/matrix-grid";
import { findLargest } from "@/components/charts/find-largest";
import { type Stage } from "./model";
import { Panel, Sign } from "@/components/charts/panels";
import { findTerm, type Probe } from "./probe";
import styles from "./stage.module.css";

export interface FilterPanelsProps {
  stage: Stage;
  palette: Palette;
  /** Side of a cell in CSS pixels. */
  cell: number;
  /** Height that each channel's row takes at least, so that rows stand beside the image's channels. */
  rowHeight: number;
  /** With the pixels under the window in a grid of their own, where the image shows no numbers. */
  showsWindow: boolean;
  /** Full colour of the image's numbers. */
  imageMax: number;
  title: string;
  probe: Probe | null;
  onPoint: (probe: Probe | null) => void;
  chosen: Probe;
  onChoose: (probe: Probe) => void;
  onEdit?: (channel: number, cell: Cell, value: number) => void;
}

/** For each channel: the filter's slice, and what it makes of the window; their sum is the output. */
export function FilterPanels(props: FilterPanelsProps) {
  const { stage, palette, cell, probe, onPoint, chosen, onChoose, onEdit } = props;
  const side = stage.bank.width;
  const area = side * side;
  const weights = stage.bank.weights.subarray(
    stage.filter * stage.bank.channels * area,
    (stage.filter + 1) * stage.bank.channels * area,
  );
  const weightMax = findLargest(weights);
  const products = Float32Array.from(stage.terms, (term) => term.product);
  const productMax = findLargest(products);
  const term = findTerm(stage, probe);
  const channels = Array.from({ length: stage.bank.channels }, (_, channel) => channel);

  const grid = (
    panel: "filter" | "products",
    channel: number,
    values: Float32Array,
    max: number,
    label: string,
  ) => {
    const own = values.subarray(channel * area, (channel + 1) * area);
    const isChosen = chosen.panel === panel && chosen.channel === channel;
    const lit =
      term === null || term.channel !== channel || (probe?.panel === panel && probe.channel === channel)
        ? []
        : [
            panel === "filter"
              ? term.weightRow * side + term.weightColumn
              : stage.terms.indexOf(term) - channel * area,
          ];
    return (
      <MatrixGrid
        label={label}
        values={own}
        rows={side}
        columns={side}
        max={max}
        size={cell}
        palette={palette}
        current={isChosen ? chosen : { row: 0, column: 0 }}
        lit={lit}
        onMove={(at) => onChoose({ panel, channel, ...at })}
        onPoint={(at) => onPoint(at && { panel, channel, ...at })}
        onEdit={panel === "filter" && onEdit ? (at, value) => onEdit(channel, at, value) : undefined}
      />
    );
  };
  const of = (channel: number) => (channels.length > 1 ? `, channel ${channel + 1}` : "");
  const pixels = Float32Array.from(stage.terms, (item) => item.pixel);

  return (
    <div className={styles.filters}>
      {channels.map((channel) => (
        <div key={channel} className={styles.filterRow} style={{ minHeight: props.rowHeight }}>
          {props.showsWindow && (
            <>
              <Panel title={channel === 0 ? "Under the window" : `channel ${channel + 1}`}>
                <MatrixGrid
                  label={`Pixels under the window${of(channel)}`}
                  values={pixels.subarray(channel * area, (channel + 1) * area)}
                  rows={side}
                  columns={side}
                  max={props.imageMax}
                  size={cell}
                  palette={palette}
                  current={{ row: 0, column: 0 }}
                  onMove={(at) => onChoose({ panel: "products", channel, ...at })}
                  onPoint={(at) => onPoint(at && { panel: "products", channel, ...at })}
                />
              </Panel>
              <Sign>×</Sign>
            </>
          )}
          <Panel
            title={channel === 0 ? props.title : `channel ${channel + 1}`}
            note={channel === 0 ? `${side} × ${side} × ${stage.bank.channels}` : undefined}
          >
            {grid(
              "filter",
              channel,
              weights,
              weightMax,
              `Weights of filter ${stage.filter + 1}${of(channel)}`,
            )}
          </Panel>
          <Sign>=</Sign>
          <Panel title={channel === 0 ? "Products" : "\u00a0"}>
            {stage.fault === null &&
              grid("products", channel, products, productMax, `Products in this window${of(channel)}`)}
          </Panel>
        </div>
      ))}
    </div>
  );
}
