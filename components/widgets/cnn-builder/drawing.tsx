"use client";

import type { PointerEvent } from "react";
import { useWidth } from "@/components/charts/use-width";
import { BARS, type Column, HEIGHT, layOut, SHAPES, TITLE } from "./drawing-layout";
import { type Build, printCount } from "./model";
import styles from "./view.module.css";

export interface DrawingProps {
  build: Build;
  /** The column under the pointer; -1 for the input, null for none. */
  onPoint: (layer: number | null) => void;
  onChoose: (layer: number) => void;
}

/** The network from left to right: the shape after each layer, its parameters and its multiply-adds. */
export function Drawing({ build, onPoint, onChoose }: DrawingProps) {
  const { ref, width } = useWidth<HTMLDivElement>(680);
  const columns = layOut(build, width);
  const find = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
    return columns[Math.max(0, Math.min(columns.length - 1, index))]?.layer ?? null;
  };
  const chosen = columns[build.chosen + 1];
  const fault = build.fault === null ? undefined : columns[build.fault.layer + 1];
  return (
    <div ref={ref}>
      {/* The table below does the same by keys. */}
      <svg
        className={styles.drawing}
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={describe(build)}
        onPointerMove={(event) => onPoint(find(event))}
        onPointerLeave={() => onPoint(null)}
        onPointerDown={(event) => {
          const layer = find(event);
          if (layer !== null && layer >= 0) onChoose(layer);
        }}
      >
        {chosen !== undefined && build.layers.length > 0 && (
          <rect className={styles.chosen} x={chosen.x} y={0} width={chosen.width} height={HEIGHT} />
        )}
        {columns.map((column) => (
          <rect
            key={column.layer}
            className={column.isRow ? styles.row : styles.block}
            x={column.x + (column.width - column.wide) / 2}
            y={SHAPES / 2 - column.high / 2}
            width={column.wide}
            height={column.high}
          />
        ))}
        {fault !== undefined && (
          <rect
            className={styles.broken}
            x={fault.x + 2}
            y={8}
            width={Math.max(2, width - fault.x - 4)}
            height={SHAPES - 16}
          />
        )}
        <Bars
          columns={columns}
          top={SHAPES}
          name="parameters"
          read={(column) => column.parameters}
          width={width}
        />
        <Bars
          columns={columns}
          top={SHAPES + BARS + TITLE}
          name="multiply-adds"
          read={(column) => column.multiplyAdds}
          width={width}
        />
      </svg>
    </div>
  );
}

/** One quantity, a bar for each column, on a scale that ends at the largest. */
function Bars(props: {
  columns: readonly Column[];
  top: number;
  name: "parameters" | "multiply-adds";
  read: (column: Column) => number;
  width: number;
}) {
  const { columns, top, name, read, width } = props;
  const most = Math.max(...columns.map(read));
  const bottom = top + TITLE + BARS;
  return (
    <g>
      <text className={styles.what} x={0} y={top + 15}>
        {name}
        {most > 0 && `; highest bar ${printCount(most)}`}
      </text>
      <line className={styles.axis} x1={0} x2={width} y1={bottom - 0.5} y2={bottom - 0.5} />
      {columns.map((column) => {
        const value = read(column);
        if (value === 0) return null;
        const high = Math.max(1, (value / most) * BARS);
        return (
          <rect
            key={column.layer}
            className={name === "parameters" ? styles.parameters : styles.work}
            x={column.x + 0.14 * column.width}
            y={bottom - high}
            width={0.72 * column.width}
            height={high}
          />
        );
      })}
    </g>
  );
}

function describe({ layers, info, fault }: Build): string {
  const counted = `${printCount(info.parameters)} parameters and ${printCount(info.multiplyAdds)} multiply-adds`;
  return fault === null
    ? `A network of ${layers.length} layers with ${counted}. The table below has each layer's shape and counts`
    : `A network whose layer ${fault.layer + 1} is impossible. Before it, ${counted}`;
}
