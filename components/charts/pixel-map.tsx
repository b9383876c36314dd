"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { mixSigned, type Rgb } from "@/lib/math/color";
import type { Palette } from "./palette";
import styles from "./pixel-map.module.css";
import { useCanvas } from "./use-canvas";

export interface Pixel {
  row: number;
  column: number;
}

export interface PixelFrame extends Pixel {
  rows: number;
  columns: number;
}

export interface PixelMapProps {
  /** Absent where something around it says what it is. */
  label?: string;
  /** [rows, columns], row-major. */
  values: ArrayLike<number>;
  rows: number;
  columns: number;
  /** "grey": 0 black, 1 white. "signed": blue, paper and orange, saturated at `max`. */
  shade: "grey" | "signed";
  max?: number;
  palette: Palette;
  /** CSS pixels. */
  width: number;
  /** Rectangles in pixels of the image; may reach over its edges, where they are cut. */
  frames?: readonly PixelFrame[];
  /** The pixel that arrow keys move from; with `onPoint` the map is one stop for Tab. */
  at?: Pixel | null;
  onPoint?: (pixel: Pixel | null) => void;
  /** Arrow keys on the map, in pixels: for what is moved as a whole. */
  onStep?: (rows: number, columns: number) => void;
}

function paintPixels({ values, rows, columns, shade, max = 1, palette }: PixelMapProps): ImageData {
  const image = new ImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    const value = values[i] ?? 0;
    const grey = 255 * Math.min(1, Math.max(0, value));
    const color: Rgb = shade === "grey" ? [grey, grey, grey] : mixSigned(value, max, palette);
    image.data.set([...color, 255], 4 * i);
  }
  return image;
}

let scratch: HTMLCanvasElement | null = null;

/** The image as hard-edged pixels over the whole canvas. */
function drawPixels(context: CanvasRenderingContext2D, image: ImageData, width: number, height: number) {
  scratch ??= document.createElement("canvas");
  scratch.width = image.width;
  scratch.height = image.height;
  scratch.getContext("2d")?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(scratch, 0, 0, width, height);
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const limit = (value: number, end: number) => Math.max(0, Math.min(value, end - 1));

/** Numbers as pixels. With `onPoint`, pointer and arrow keys go over it, pixel by pixel; with `onStep`, keys move it. */
export function PixelMap(props: PixelMapProps) {
  const {
    label,
    values,
    rows,
    columns,
    shade,
    max,
    palette,
    width,
    frames = [],
    at,
    onPoint,
    onStep,
  } = props;
  const height = (width * rows) / columns;
  const { ref } = useCanvas(
    (context, drawnWidth, drawnHeight) => {
      drawPixels(context, paintPixels(props), drawnWidth, drawnHeight);
      const scale = drawnWidth / columns;
      for (const frame of frames) {
        const box = [frame.column, frame.row, frame.columns, frame.rows].map((value) => value * scale);
        for (const [color, line] of [
          [palette.paper, 4],
          [palette.accent, 2],
        ] as const) {
          context.strokeStyle = color;
          context.lineWidth = line;
          context.strokeRect(...(box as [number, number, number, number]));
        }
      }
    },
    [values, rows, columns, shade, max, palette, width, JSON.stringify(frames)],
  );
  const locate = (event: PointerEvent): Pixel => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      row: limit(Math.floor(((event.clientY - box.top) / box.height) * rows), rows),
      column: limit(Math.floor(((event.clientX - box.left) / box.width) * columns), columns),
    };
  };
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (onStep !== undefined) return onStep(...step);
    const from = at ?? middleOf(rows, columns);
    onPoint?.({ row: limit(from.row + step[0], rows), column: limit(from.column + step[1], columns) });
  };
  const canvas = <canvas ref={ref} className={styles.canvas} style={{ width, height }} />;
  if (onPoint === undefined && onStep === undefined)
    return (
      <span
        {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
        className={styles.map}
      >
        {canvas}
      </span>
    );
  return (
    <button
      type="button"
      className={styles.map}
      aria-label={label}
      onKeyDown={walk}
      onFocus={(event) => {
        // A press has said where already.
        if (event.currentTarget.matches(":focus-visible")) onPoint?.(at ?? middleOf(rows, columns));
      }}
      onBlur={() => onPoint?.(null)}
      onPointerMove={(event) => onPoint?.(locate(event))}
      onPointerDown={(event) => onPoint?.(locate(event))}
      onPointerLeave={(event) => {
        if (event.pointerType === "mouse" && document.activeElement !== event.currentTarget) onPoint?.(null);
      }}
    >
      {canvas}
    </button>
  );
}

const middleOf = (rows: number, columns: number): Pixel => ({ row: rows >> 1, column: columns >> 1 });
