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

/** Degrees clockwise from pointing to the right. */
type Direction = 0 | -90;

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

/** A line along `path`, with a head where it ends: at (x, y). */
function Arrow({ path, x, y, points }: { path: string; x: number; y: number; points: Direction }) {
  return (
    <>
      <path d={path} className={styles.arrow} />
      <path
        d="M 0 0 l -7 -3.5 v 7 z"
        transform={`translate(${x} ${y}) rotate(${points})`}
        className={styles.head}
      />
    </>
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
              <Arrow path={`M ${x} ${ROWS.x - 11} V ${ROWS.h + 20}`} x={x} y={ROWS.h + 17} points={-90} />
              <Arrow path={`M ${x} ${ROWS.h - 17} V ${ROWS.y + 14}`} x={x} y={ROWS.y + 11} points={-90} />
              {isFolded ? (
                <Arrow
                  path={`M ${x + half} ${ROWS.h - 6} h 22 v 40 h ${-2 * half - 44} v -40 h 18`}
                  x={x - half - 1}
                  y={ROWS.h - 6}
                  points={0}
                />
              ) : (
                t + 1 < net.steps && (
                  <Arrow
                    path={`M ${x + half} ${ROWS.h} H ${x + column - half - 4}`}
                    x={x + column - half - 1}
                    y={ROWS.h}
                    points={0}
                  />
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
                x
                <tspan dy={4} fontSize={9}>
                  {t + 1}
                </tspan>
              </text>
              <text x={x} y={16} className={styles.name}>
                y
                <tspan dy={4} fontSize={9}>
                  {t + 1}
                </tspan>
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
