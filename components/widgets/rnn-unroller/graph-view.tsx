"use client";

import { signedColor } from "@/components/charts/color";
import { findLargest } from "@/components/charts/find-largest";
import type { Palette } from "@/components/charts/palette";
import { printNumber } from "@/components/charts/print-number";
import { useWidth } from "@/components/charts/use-width";
import type { Unrolled } from "./model";
import type { State } from "./state";
import styles from "./view.module.css";

const HEIGHT = 196;
/** Middles of the three rows, in CSS pixels. */
const ROWS = { y: 34, h: 98, x: 162 };
const WIDEST_COLUMN = 110;

interface VectorProps {
  name: string;
  values: readonly number[];
  max: number;
  x: number;
  y: number;
  cell: number;
  palette: Palette;
}

/** A vector as a row of coloured cells. */
function Vector({ name, values, max, x, y, cell, palette }: VectorProps) {
  const left = x - (values.length * cell) / 2;
  return (
    <g>
      {values.map((value, i) => (
        <rect
          key={i}
          x={left + i * cell}
          y={y - 9}
          width={cell}
          height={18}
          fill={signedColor(value, max, palette)}
          className={styles.cell}
        >
          <title>{`${name}, entry ${i + 1}: ${printNumber(value, 3)}`}</title>
        </rect>
      ))}
    </g>
  );
}

export interface GraphViewProps {
  state: State;
  net: Unrolled;
  palette: Palette;
  onPick: (time: number) => void;
}

/** The network as a graph: one cell with a loop, or one copy of it for each step. */
export function GraphView({ state, net, palette, onPick }: GraphViewProps) {
  const { ref, width } = useWidth<HTMLDivElement>(680);
  const isFolded = state.drawing === "folded";
  const shown = isFolded ? [net.time] : net.h.map((_, t) => t);
  const column = Math.min(isFolded ? 2 * WIDEST_COLUMN : WIDEST_COLUMN, width / shown.length);
  const cell = Math.min(18, (column - 16) / Math.max(net.inputs, net.units, net.outputs));
  const ends = {
    x: findLargest(state.sequence.flat()),
    h: 1,
    y: findLargest(net.y.flat()),
  };
  const label = isFolded
    ? "One cell reads x, hands its state h back to itself through W_hh, and answers y"
    : `${net.steps} copies of one cell with the same weights; each hands its state to the next`;
  return (
    <div ref={ref} className={styles.graph}>
      <svg
        width={Math.min(width, column * shown.length + 2)}
        height={HEIGHT}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          if (isFolded) return;
          const left = event.currentTarget.getBoundingClientRect().left;
          onPick(Math.max(0, Math.min(net.steps - 1, Math.floor((event.clientX - left) / column))));
        }}
      >
        {shown.map((t, place) => {
          const x = (place + 0.5) * column;
          const half = (net.units * cell) / 2 + 5;
          return (
            <g key={t}>
              <rect
                x={x - half}
                y={ROWS.h - 16}
                width={2 * half}
                height={32}
                rx={3}
                className={styles.box}
                data-chosen={t === net.time || undefined}
              />
              <path d={`M ${x} ${ROWS.x - 11} V ${ROWS.h + 17}`} className={styles.arrow} />
              <path d={`M ${x} ${ROWS.h - 17} V ${ROWS.y + 11}`} className={styles.arrow} />
              {isFolded ? (
                <path
                  d={`M ${x + half} ${ROWS.h - 6} h 22 v 40 h ${-2 * half - 44} v -40 h 21`}
                  className={styles.arrow}
                />
              ) : (
                t + 1 < net.steps && (
                  <path d={`M ${x + half} ${ROWS.h} H ${x + column - half - 1}`} className={styles.arrow} />
                )
              )}
              {(["x", "h", "y"] as const).map((row) => (
                <Vector
                  key={row}
                  name={`${row} at step ${t + 1}`}
                  values={(row === "x" ? state.sequence : net[row])[t] ?? []}
                  max={ends[row]}
                  x={x}
                  y={ROWS[row]}
                  cell={cell}
                  palette={palette}
                />
              ))}
              <text x={x} y={HEIGHT - 8} className={styles.name}>
                x{t + 1}
              </text>
              <text x={x} y={16} className={styles.name}>
                y{t + 1}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
