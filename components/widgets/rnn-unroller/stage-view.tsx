"use client";

import { useState, type ReactNode } from "react";
import { findLargest } from "@/components/charts/find-largest";
import { MatrixGrid, type Cell } from "@/components/charts/matrix-grid";
import { Panel, Sign } from "@/components/charts/panels";
import type { Palette } from "@/components/charts/palette";
import { useWidth } from "@/components/charts/use-width";
import { editEntry } from "./edit";
import { findBefore, type Unrolled } from "./model";
import type { State } from "./state";
import styles from "./view.module.css";

interface GridProps {
  title: ReactNode;
  label: string;
  values: readonly (readonly number[])[];
  size: number;
  palette: Palette;
  /** The row that belongs to the chosen unit. */
  framed?: number;
  onRow?: (row: number) => void;
  onEdit?: (cell: Cell, value: number) => void;
}

/** A letter with its index, as in the formulas. */
function Indexed({ letter, index }: { letter: string; index: string | number }) {
  return (
    <span className={styles.symbol}>
      {letter}
      <sub>{index}</sub>
    </span>
  );
}

/** One matrix or column vector of the equations. */
function Grid({ title, label, values, size, palette, framed, onRow, onEdit }: GridProps) {
  const [current, setCurrent] = useState<Cell>({ row: 0, column: 0 });
  const [rows, columns] = [values.length, values[0]?.length ?? 0];
  const flat = values.flat();
  return (
    <Panel title={title}>
      <MatrixGrid
        label={label}
        values={flat}
        rows={rows}
        columns={columns}
        max={findLargest(flat)}
        size={size}
        palette={palette}
        {...(framed === undefined ? {} : { window: { row: framed, column: 0, rows: 1, columns, every: 1 } })}
        current={{ row: Math.min(current.row, rows - 1), column: Math.min(current.column, columns - 1) }}
        onMove={(cell) => {
          setCurrent(cell);
          onRow?.(cell.row);
        }}
        {...(onEdit === undefined ? {} : { onEdit })}
      />
    </Panel>
  );
}

const toColumn = (values: readonly number[]) => values.map((value) => [value]);

export interface StageViewProps {
  state: State;
  net: Unrolled;
  palette: Palette;
  set: (patch: Partial<State>, options?: { transient?: boolean }) => void;
}

/** Both equations at one step with every number in them; inputs and weights can be changed. */
export function StageView({ state, net, palette, set }: StageViewProps) {
  const { ref, width } = useWidth<HTMLDivElement>(680);
  const { time, unit } = net;
  const size = width < 420 ? 38 : 44;
  const framed = unit;
  const onRow = (row: number) => set({ unit: row }, { transient: true });
  const common = { size, palette };
  return (
    <div ref={ref} className={styles.stage}>
      <div className={styles.panels}>
        <Grid
          {...common}
          title={<Indexed letter="W" index="xh" />}
          label="W_xh, from input to state"
          values={state.inputWeights}
          framed={framed}
          onRow={onRow}
          onEdit={(cell, value) => set({ inputWeights: editEntry(state.inputWeights, cell, value) })}
        />
        <Sign>·</Sign>
        <Grid
          {...common}
          title={<Indexed letter="x" index={time + 1} />}
          label={`Input x at step ${time + 1}`}
          values={toColumn(state.sequence[time] ?? [])}
          onEdit={({ row }, value) =>
            set({ sequence: editEntry(state.sequence, { row: time, column: row }, value) })
          }
        />
        <Sign>+</Sign>
        <Grid
          {...common}
          title={<Indexed letter="W" index="hh" />}
          label="W_hh, from state to state"
          values={state.recurrentWeights}
          framed={framed}
          onRow={onRow}
          onEdit={(cell, value) => set({ recurrentWeights: editEntry(state.recurrentWeights, cell, value) })}
        />
        <Sign>·</Sign>
        <Grid
          {...common}
          title={<Indexed letter="h" index={time} />}
          label={`State h at step ${time}`}
          values={toColumn(findBefore(net, time))}
        />
        <Sign>+</Sign>
        <Grid
          {...common}
          title="b"
          label="Biases b"
          values={toColumn(state.biases)}
          framed={framed}
          onRow={onRow}
          onEdit={({ row }, value) =>
            set({ biases: state.biases.map((old, j) => (j === row ? value : old)) })
          }
        />
        <Sign>→</Sign>
        <Grid
          {...common}
          title={<Indexed letter="h" index={time + 1} />}
          label={`State h at step ${time + 1}, after tanh`}
          values={toColumn(net.h[time] ?? [])}
          framed={framed}
          onRow={onRow}
        />
      </div>
      <div className={styles.panels}>
        <Grid
          {...common}
          title={<Indexed letter="W" index="hy" />}
          label="W_hy, from state to output"
          values={state.outputWeights}
          onEdit={(cell, value) => set({ outputWeights: editEntry(state.outputWeights, cell, value) })}
        />
        <Sign>·</Sign>
        <Grid
          {...common}
          title={<Indexed letter="h" index={time + 1} />}
          label={`State h at step ${time + 1}, read out`}
          values={toColumn(net.h[time] ?? [])}
        />
        <Sign>=</Sign>
        <Grid
          {...common}
          title={<Indexed letter="y" index={time + 1} />}
          label={`Output y at step ${time + 1}`}
          values={toColumn(net.y[time] ?? [])}
        />
      </div>
    </div>
  );
}
