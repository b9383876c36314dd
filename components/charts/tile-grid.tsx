"use client";

import { type KeyboardEvent, type MouseEvent, useState } from "react";
import { usePalette } from "./palette";
import { drawTiles, outlineTile } from "./draw-tiles";
import styles from "./pixel-picture.module.css";
import { useCanvas } from "./use-canvas";

export interface TileGridProps {
  /** What is to be seen, for those who do not see it. */
  label: string;
  /** [count, side, side], ink from 0 to 1. */
  pictures: Float32Array;
  /** Pixels along a side of each. */
  side: number;
  /** Pictures in a row. */
  columns: number;
  /** Frames around some of them, by their index, with a letter or with none. */
  marks?: Readonly<Record<number, string>>;
  /** What is said of a picture under the pointer or the cursor, and where there is none. */
  describe: (index: number) => string;
  hint: string;
  /** Pressed, or chosen by Enter. */
  onChoose?: (index: number) => void;
  /** While the pictures change by themselves nobody wants what is said of them read out again and again. */
  isMoving?: boolean;
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Small grey pictures in rows, one stop for Tab: the pointer or the arrow keys go from one to the next. */
export function TileGrid(props: TileGridProps) {
  const { label, pictures, side, columns, marks = {}, describe, hint, onChoose, isMoving = false } = props;
  const palette = usePalette();
  const [cursor, setCursor] = useState<number | null>(null);
  const count = pictures.length / (side * side);
  const rows = Math.ceil(count / columns);
  const { ref } = useCanvas(
    (context, width) => {
      const tile = width / columns;
      drawTiles(context, { pictures, side, columns, tile });
      for (const [index, letter] of Object.entries(marks))
        outlineTile(context, { index: Number(index), columns, tile, color: palette.accent, letter, palette });
      if (cursor !== null)
        outlineTile(context, { index: cursor, columns, tile, color: palette.positive, letter: "", palette });
    },
    [pictures, side, columns, palette, cursor, JSON.stringify(marks)],
  );
  const locate = (event: MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    const index = row * columns + column;
    return column >= 0 && column < columns && index >= 0 && index < count ? index : null;
  };
  const pressKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (event.key === "Escape") setCursor(null);
    if (event.ctrlKey || event.metaKey) return;
    const move = arrows[event.key];
    if (move !== undefined) {
      event.preventDefault();
      const next = cursor === null ? 0 : cursor + move[0] * columns + move[1];
      if (next >= 0 && next < count) setCursor(next);
    } else if ((event.key === "Enter" || event.key === " ") && cursor !== null && onChoose !== undefined) {
      event.preventDefault();
      onChoose(cursor);
    }
  };
  return (
    <div className={styles.picture}>
      <canvas
        ref={ref}
        className={styles.canvas}
        style={{ aspectRatio: `${columns} / ${rows}` }}
        role="img"
        aria-label={label}
        tabIndex={0}
        onPointerMove={(event) => setCursor(locate(event))}
        onClick={(event) => {
          const index = locate(event);
          setCursor(index);
          if (index !== null) onChoose?.(index);
        }}
        onPointerLeave={() => setCursor(null)}
        onKeyDown={pressKey}
        onFocus={(event) => {
          // A press has said where already.
          if (event.currentTarget.matches(":focus-visible")) setCursor((at) => at ?? 0);
        }}
        onBlur={() => setCursor(null)}
      />
      <p className={styles.words} aria-live={isMoving ? "off" : "polite"}>
        {cursor !== null && cursor < count ? describe(cursor) : hint}
      </p>
    </div>
  );
}
