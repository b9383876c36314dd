"use client";

import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { mix, mixSigned, parseHex } from "@/lib/math/color";
import { usePalette, type Palette } from "./palette";
import styles from "./pixel-picture.module.css";
import { printNumber } from "./print-number";
import { useCanvas } from "./use-canvas";

/** How numbers become colours: levels from black to white, or the signed scale that is full at `max`. */
export type Shade = { kind: "levels"; low: number; high: number } | { kind: "signed"; max: number };

export interface PixelPictureProps {
  /** What is to be seen, for those who do not see it. */
  label: string;
  /** [rows, columns, channels], row by row. */
  values: ArrayLike<number>;
  rows: number;
  columns: number;
  /** 1, or 3 for red, green and blue. */
  channels?: 1 | 3;
  shade: Shade;
  /** Lines between blocks of so many pixels, for a picture that is made of several. */
  tile?: number;
  /** What stands for the numbers under the pointer or the cursor; row, column and values when absent. */
  describe?: (row: number, column: number) => string;
  /** Hears a pointer pressed, moved and lifted over the picture, or Enter at the cursor: for painting. */
  onPaint?: ((row: number, column: number, phase: "start" | "move" | "end") => void) | undefined;
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A move without a press before it is heard too: who listens knows whether a stroke is open. */
const paintPhases: Record<string, "start" | "move" | "end"> = {
  pointerdown: "start",
  pointermove: "move",
  pointerup: "end",
  pointercancel: "end",
};

const limit = (value: number, end: number) => Math.max(0, Math.min(value, end - 1));

let scratch: HTMLCanvasElement | null = null;

/** A matrix or a picture as pixels, as wide as its place; the pointer or the arrow keys read out its numbers. */
export function PixelPicture(props: PixelPictureProps) {
  const { label, values, rows, columns, channels = 1, shade, tile, onPaint } = props;
  const palette = usePalette();
  const [cursor, setCursor] = useState<{ row: number; column: number } | null>(null);
  const { ref } = useCanvas(
    (context, width, height) => {
      scratch ??= document.createElement("canvas");
      scratch.width = columns;
      scratch.height = rows;
      scratch.getContext("2d")?.putImageData(paintPixels(props, palette), 0, 0);
      context.imageSmoothingEnabled = false;
      context.drawImage(scratch, 0, 0, width, height);
      const scale = width / columns;
      if (tile !== undefined) drawTiles(context, { tile, rows, columns, scale, color: palette.paper });
      if (cursor === null) return;
      const side = Math.max(5, scale);
      for (const [color, line] of [
        [palette.paper, 4],
        [palette.ink, 2],
      ] as const) {
        context.strokeStyle = color;
        context.lineWidth = line;
        context.strokeRect(
          (cursor.column + 0.5) * scale - side / 2,
          (cursor.row + 0.5) * scale - side / 2,
          side,
          side,
        );
      }
    },
    [values, rows, columns, channels, JSON.stringify(shade), tile, palette, cursor],
  );
  const followPointer = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = limit(Math.floor(((event.clientY - box.top) / box.height) * rows), rows);
    const column = limit(Math.floor(((event.clientX - box.left) / box.width) * columns), columns);
    setCursor({ row, column });
    if (onPaint === undefined) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const phase = paintPhases[event.type];
    if (phase !== undefined) onPaint(row, column, phase);
  };
  const followKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (event.key === "Escape") setCursor(null);
    if ((event.key === "Enter" || event.key === " ") && onPaint !== undefined) {
      event.preventDefault();
      const { row, column } = cursor ?? { row: rows >> 1, column: columns >> 1 };
      setCursor({ row, column });
      onPaint(row, column, "start");
      onPaint(row, column, "end");
    }
    const step = arrows[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const far = event.shiftKey ? 8 : 1;
    const from = cursor ?? { row: (rows >> 1) - step[0], column: (columns >> 1) - step[1] };
    setCursor({
      row: limit(from.row + far * step[0], rows),
      column: limit(from.column + far * step[1], columns),
    });
  };
  const describe = props.describe ?? ((row, column) => describePixel(props, row, column));
  return (
    <div className={styles.picture}>
      <canvas
        ref={ref}
        className={styles.canvas}
        data-paints={onPaint !== undefined || undefined}
        style={{ aspectRatio: `${columns} / ${rows}` }}
        role="img"
        aria-label={label}
        tabIndex={0}
        onPointerDown={followPointer}
        onPointerMove={followPointer}
        onPointerUp={followPointer}
        onPointerCancel={followPointer}
        onPointerLeave={() => setCursor(null)}
        onKeyDown={followKey}
        onBlur={() => setCursor(null)}
      />
      <p className={styles.words} aria-live="polite">
        {cursor !== null && cursor.row < rows && cursor.column < columns
          ? describe(cursor.row, cursor.column)
          : ""}
      </p>
    </div>
  );
}

function paintPixels(
  { values, rows, columns, channels = 1, shade }: PixelPictureProps,
  palette: Palette,
): ImageData {
  const image = new ImageData(columns, rows);
  const [black, white] = [parseHex("#000000"), parseHex("#ffffff")];
  const level = (value: number) =>
    shade.kind === "levels" ? (value - shade.low) / (shade.high - shade.low) : 0;
  for (let i = 0; i < rows * columns; i++) {
    const color =
      shade.kind === "signed"
        ? mixSigned(values[i * channels] ?? 0, shade.max, palette)
        : channels === 1
          ? mix(black, white, level(values[i] ?? 0))
          : [0, 1, 2].map((c) => 255 * level(values[3 * i + c] ?? 0));
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = color[c] ?? 0;
    image.data[4 * i + 3] = 255;
  }
  return image;
}

function drawTiles(
  context: CanvasRenderingContext2D,
  {
    tile,
    rows,
    columns,
    scale,
    color,
  }: Record<"tile" | "rows" | "columns" | "scale", number> & { color: string },
): void {
  context.fillStyle = color;
  for (let column = tile; column < columns; column += tile)
    context.fillRect(column * scale - 1, 0, 2, rows * scale);
  for (let row = tile; row < rows; row += tile) context.fillRect(0, row * scale - 1, columns * scale, 2);
}

function describePixel(
  { values, columns, channels = 1 }: PixelPictureProps,
  row: number,
  column: number,
): string {
  const from = (row * columns + column) * channels;
  const numbers = Array.from({ length: channels }, (_, c) => printNumber(values[from + c] ?? 0, 3));
  return `row ${row + 1}, column ${column + 1}: ${numbers.join(", ")}`;
}
