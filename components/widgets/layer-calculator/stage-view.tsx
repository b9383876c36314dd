"use client";

import { useState } from "react";
import { findLargest } from "@/components/charts/find-largest";
import { MatrixGrid, type Cell } from "@/components/charts/matrix-grid";
import { Legend, Panel, Sign } from "@/components/charts/panels";
import type { Palette } from "@/components/charts/palette";
import { printNumber } from "@/components/charts/print-number";
import { useWidth } from "@/components/charts/use-width";
import { editBias, editInput, editWeight } from "./edit";
import { chooseLayout } from "./layout";
import type { Layer } from "./model";
import type { State } from "./state";
import styles from "./view.module.css";

export interface StageViewProps {
  state: State;
  layer: Layer;
  palette: Palette;
  /** The neuron and the example that are drawn as chosen: pointed at, or else those of the state. */
  shown: { row: number; example: number };
  onPoint: (at: { row?: number; example?: number } | null) => void;
  set: (patch: Partial<State>, options?: { transient?: boolean }) => void;
}

/** W, X, b, Z and A as grids, with the row, the column and the sum that belong together framed. */
export function StageView({ state, layer, palette, shown, onPoint, set }: StageViewProps) {
  const { ref, width } = useWidth<HTMLDivElement>(680);
  const [column, setColumn] = useState(0);
  const [input, setInput] = useState(0);
  const { units, inputs, examples } = layer;
  const { arrangement, given, computed } = chooseLayout(width, inputs, examples);
  const weights = state.weights.flat();
  const ends = {
    W: findLargest(weights),
    x: findLargest(layer.x),
    b: findLargest(state.biases),
    z: findLargest(layer.z),
    a: findLargest(layer.a),
  };
  const choose = (at: Partial<State>) => set(at, { transient: true });
  const result = { row: shown.row, column: shown.example, rows: 1, columns: 1, every: 1 };
  const computedGrid = (name: "z" | "a", label: string) => (
    <MatrixGrid
      label={label}
      values={layer[name]}
      rows={units}
      columns={examples}
      max={ends[name]}
      size={computed}
      palette={palette}
      window={result}
      current={{ row: layer.row, column: layer.example }}
      onMove={(cell: Cell) => choose({ row: cell.row, example: cell.column })}
      onPoint={(cell) => onPoint(cell && { row: cell.row, example: cell.column })}
    />
  );
  const isBatch = examples > 1;
  return (
    <div ref={ref} className={styles.stage}>
      <div className={styles.panels}>
        <Panel title={inputs > 1 ? "Weights W" : "W"}>
          <MatrixGrid
            label="Weights W, one row for each neuron"
            values={weights}
            rows={units}
            columns={inputs}
            max={ends.W}
            size={given}
            palette={palette}
            window={{ row: shown.row, column: 0, rows: 1, columns: inputs, every: 1 }}
            current={{ row: layer.row, column: Math.min(column, inputs - 1) }}
            onMove={(cell) => {
              setColumn(cell.column);
              choose({ row: cell.row });
            }}
            onPoint={(cell) => onPoint(cell && { row: cell.row })}
            onEdit={(cell, value) => set(editWeight(state, cell.row, cell.column, value))}
          />
        </Panel>
        {arrangement === "column" && <span className={styles.break} />}
        <Sign>·</Sign>
        <Panel title={isBatch ? "X" : "x"}>
          <MatrixGrid
            label={isBatch ? "Inputs X, one column for each example" : "Input x"}
            values={layer.x}
            rows={inputs}
            columns={examples}
            max={ends.x}
            size={given}
            palette={palette}
            window={{ row: 0, column: shown.example, rows: inputs, columns: 1, every: 1 }}
            current={{ row: Math.min(input, inputs - 1), column: layer.example }}
            onMove={(cell) => {
              setInput(cell.row);
              choose({ example: cell.column });
            }}
            onPoint={(cell) => onPoint(cell && { example: cell.column })}
            onEdit={(cell, value) => set(editInput(state, cell.row, cell.column, value))}
          />
        </Panel>
        <Sign>+</Sign>
        <Panel title="b">
          <MatrixGrid
            label="Biases b"
            values={state.biases}
            rows={units}
            columns={1}
            max={ends.b}
            size={given}
            palette={palette}
            window={{ row: shown.row, column: 0, rows: 1, columns: 1, every: 1 }}
            current={{ row: layer.row, column: 0 }}
            onMove={(cell) => choose({ row: cell.row })}
            onPoint={(cell) => onPoint(cell && { row: cell.row })}
            onEdit={(cell, value) => set(editBias(state, cell.row, value))}
          />
        </Panel>
        {arrangement !== "row" && <span className={styles.break} />}
        <Sign>=</Sign>
        <Panel title={isBatch ? "Z" : "z"}>{computedGrid("z", "Pre-activations z")}</Panel>
        {arrangement === "column" && <span className={styles.break} />}
        <Sign>→</Sign>
        <Panel title={isBatch ? "A = g(Z)" : "g(z)"}>{computedGrid("a", "Outputs g(z)")}</Panel>
      </div>
      <Legend
        ends={Object.entries(ends).map(([name, max]) => ({
          name: name === "a" ? "g(z)" : name,
          max: printNumber(max),
        }))}
      />
    </div>
  );
}
