"use client";

import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useWidth } from "@/components/charts/use-width";
import styles from "./view.module.css";
import { insertLayer, nameColumn, removeLayer, resizeLayer } from "./model";
import { MAX_LAYERS, MAX_UNITS } from "./state";

/** One neuron: its column (1 is the first layer with weights) and its place in it. */
export interface Neuron {
  column: number;
  row: number;
}

export interface DiagramProps {
  sizes: readonly number[];
  selected: number;
  highlighted: Neuron | null;
  onSelect: (column: number) => void;
  onHighlight: (neuron: Neuron | null) => void;
  onChange: (sizes: number[], options?: { transient?: boolean }) => void;
}

const HEIGHT = 292;
const LABEL = 34;
const WIDEST_GAP = 52;
const DRAG_PER_NEURON = 14;

/** Distance between the neurons of the fullest column, in CSS pixels; the same for all columns. */
function spaceRows(sizes: readonly number[]): number {
  return Math.min(WIDEST_GAP, (HEIGHT - LABEL - 20) / Math.max(...sizes));
}

/** The network as circles and lines. Drag a column up for more neurons, or use the arrow keys on it. */
export function Diagram(props: DiagramProps) {
  const { sizes, selected, highlighted, onSelect, onHighlight, onChange } = props;
  const { ref, width } = useWidth<HTMLDivElement>(640);
  const drag = useRef<{ column: number; startY: number; startSize: number } | null>(null);
  const gap = spaceRows(sizes);
  const radius = Math.min(12, gap * 0.36);
  const placeRow = (size: number, row: number) => (HEIGHT - LABEL) / 2 + (row - (size - 1) / 2) * gap;
  const placeColumn = (column: number) => 40 + (column * (width - 80)) / Math.max(1, sizes.length - 1);

  const beginDrag = (column: number) => (event: PointerEvent<SVGGElement>) => {
    onSelect(column);
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { column, startY: event.clientY, startSize: sizes[column] ?? 1 };
  };
  const followDrag = (event: PointerEvent<SVGGElement>) => {
    if (drag.current === null) return;
    const { column, startY, startSize } = drag.current;
    onChange(resizeLayer(sizes, column, startSize + (startY - event.clientY) / DRAG_PER_NEURON), {
      transient: true,
    });
  };
  const endDrag = () => {
    if (drag.current !== null) onChange([...sizes]);
    drag.current = null;
  };
  const pressKey = (column: number) => (event: KeyboardEvent<SVGGElement>) => {
    const size = sizes[column] ?? 1;
    const next = {
      ArrowUp: () => resizeLayer(sizes, column, size + 1),
      ArrowDown: () => resizeLayer(sizes, column, size - 1),
      Home: () => resizeLayer(sizes, column, 1),
      End: () => resizeLayer(sizes, column, MAX_UNITS),
      Insert: () => insertLayer(sizes, column),
      "+": () => insertLayer(sizes, column),
      Delete: () => removeLayer(sizes, column),
      Backspace: () => removeLayer(sizes, column),
    }[event.key];
    const turn = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (next === undefined && turn === 0) return;
    event.preventDefault();
    if (next !== undefined) {
      const changed = next();
      onChange(changed);
      onSelect(Math.min(column, changed.length - 1));
    } else {
      const target = Math.min(sizes.length - 1, Math.max(0, column + turn));
      onSelect(target);
      event.currentTarget.ownerSVGElement?.querySelector<SVGGElement>(`[data-column="${target}"]`)?.focus();
    }
  };

  return (
    <div ref={ref} className={styles.diagram}>
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="group"
        aria-label={`A network of sizes ${sizes.join("-")}. At most ${MAX_LAYERS} columns of ${MAX_UNITS}.`}
      >
        {sizes.slice(1).map((size, i) =>
          Array.from({ length: size }, (_, row) =>
            Array.from({ length: sizes[i] ?? 0 }, (_, from) => {
              const isLit = highlighted?.column === i + 1 && highlighted.row === row;
              return (
                <line
                  key={`${i}-${row}-${from}`}
                  className={isLit ? styles.lit : styles.weight}
                  x1={placeColumn(i)}
                  y1={placeRow(sizes[i] ?? 0, from)}
                  x2={placeColumn(i + 1)}
                  y2={placeRow(size, row)}
                />
              );
            }),
          ),
        )}
        {sizes.map((size, column) => (
          <g
            key={column}
            data-column={column}
            className={styles.column}
            role="spinbutton"
            tabIndex={column === selected ? 0 : -1}
            aria-label={nameColumn(sizes, column)}
            aria-valuenow={size}
            aria-valuemin={1}
            aria-valuemax={MAX_UNITS}
            aria-valuetext={`${size} ${column === 0 ? "inputs" : "neurons"}`}
            aria-current={column === selected}
            onFocus={() => onSelect(column)}
            onKeyDown={pressKey(column)}
            onPointerDown={beginDrag(column)}
            onPointerMove={followDrag}
            onPointerUp={endDrag}
            onPointerCancel={endDrag}
          >
            <rect
              className={styles.hit}
              x={placeColumn(column) - 22}
              y={placeRow(size, 0) - radius - 6}
              width={44}
              height={gap * (size - 1) + 2 * radius + 12}
              rx={3}
            />
            {Array.from({ length: size }, (_, row) => (
              <circle
                key={row}
                className={column === 0 ? styles.input : styles.neuron}
                data-lit={highlighted?.column === column && highlighted.row === row}
                cx={placeColumn(column)}
                cy={placeRow(size, row)}
                r={radius}
                onPointerEnter={() => onHighlight(column === 0 ? null : { column, row })}
                onPointerLeave={() => onHighlight(null)}
              />
            ))}
            <text className={styles.size} x={placeColumn(column)} y={HEIGHT - 8}>
              {size}
              {width > 90 * sizes.length && (column === 0 ? " inputs" : size === 1 ? " neuron" : " neurons")}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
