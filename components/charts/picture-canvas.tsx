"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { useCanvas } from "./use-canvas";
import type { Palette } from "./palette";
import { parseHex, type Rgb } from "@/lib/math/color";
import type { Volume } from "@/lib/math/convolution";
import styles from "./picture-canvas.module.css";

/** How numbers become colours: one map on the signed scale, one as grey levels, or two to three channels as colour. */
export type Shade = { kind: "signed"; max: number } | { kind: "grey" } | { kind: "color" };

export interface Frame {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface PictureCanvasProps {
  label: string;
  volume: Volume;
  /** First channel drawn. */
  channel: number;
  shade: Shade;
  palette: Palette;
  /** CSS pixels. */
  width: number;
  /** A rectangle in pixels of the picture: the window, or the chosen output. */
  frame?: Frame;
  /** Pixels from this index on are not computed yet. */
  until?: number;
  /** Pointed at with the button down, or moved by arrow keys: a pixel of this picture. */
  onMove?: (cell: { row: number; column: number }, options: { ends: boolean }) => void;
  onStep?: (rows: number, columns: number) => void;
  onPoint?: (cell: { row: number; column: number } | null) => void;
}

/** The picture as bytes, ready to be drawn. */
function paintPixels(props: PictureCanvasProps): ImageData {
  const { volume, channel, shade, palette, until } = props;
  const size = volume.width * volume.height;
  const start = channel * size;
  const image = new ImageData(volume.width, volume.height);
  const [negative, zero, positive]: Rgb[] = [palette.negative, palette.zero, palette.positive].map(parseHex);
  const at = (c: number, i: number) => volume.values[c * size + i] ?? 0;
  for (let i = 0; i < size; i++) {
    const isPending = until !== undefined && i >= until;
    const value = volume.values[start + i] ?? 0;
    for (let c = 0; c < 3; c++) {
      let byte: number;
      if (shade.kind === "color")
        byte = 255 * (volume.channels === 2 ? (c === 1 ? 0 : at(c / 2, i)) : at(c, i));
      else if (shade.kind === "grey") byte = 255 * value;
      else {
        const end = (value < 0 ? negative : positive)?.[c] ?? 0;
        const paper = zero?.[c] ?? 0;
        byte = paper + (end - paper) * Math.min(1, Math.abs(value) / shade.max);
      }
      image.data[4 * i + c] = isPending ? (zero?.[c] ?? 0) : byte;
    }
    image.data[4 * i + 3] = 255;
  }
  return image;
}

let scratch: HTMLCanvasElement | null = null;

/** Bytes drawn at another size with hard pixel edges. */
function drawScaled(
  context: CanvasRenderingContext2D,
  image: ImageData,
  width: number,
  height: number,
): void {
  scratch ??= document.createElement("canvas");
  scratch.width = image.width;
  scratch.height = image.height;
  scratch.getContext("2d")?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(scratch, 0, 0, width, height);
}

const arrows: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-8, 0],
  PageDown: [8, 0],
  Home: [0, -8],
  End: [0, 8],
};

/** A picture too large for numbers, as pixels; drag or arrow keys move what is framed in it. */
export function PictureCanvas(props: PictureCanvasProps) {
  const { volume, frame, palette, width } = props;
  const height = (width * volume.height) / volume.width;
  const { ref } = useCanvas(
    (context, drawnWidth, drawnHeight) => {
      drawScaled(context, paintPixels(props), drawnWidth, drawnHeight);
      if (frame === undefined) return;
      const scale = drawnWidth / volume.width;
      const rectangle = [
        frame.column * scale,
        frame.row * scale,
        Math.max(3, frame.columns * scale),
        Math.max(3, frame.rows * scale),
      ] as const;
      context.strokeStyle = palette.paper;
      context.lineWidth = 4;
      context.strokeRect(...rectangle);
      context.strokeStyle = palette.ink;
      context.lineWidth = 2;
      context.strokeRect(...rectangle);
    },
    [volume, props.channel, JSON.stringify(props.shade), JSON.stringify(frame), palette, props.until, width],
  );
  const locate = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor(((event.clientY - box.top) / box.height) * volume.height);
    const column = Math.floor(((event.clientX - box.left) / box.width) * volume.width);
    const limit = (value: number, end: number) => Math.max(0, Math.min(value, end - 1));
    return { row: limit(row, volume.height), column: limit(column, volume.width) };
  };
  const handleKey = (event: KeyboardEvent) => {
    const step = arrows[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    props.onStep?.(...step);
  };
  const canvas = <canvas ref={ref} className={styles.canvas} style={{ width, height }} />;
  if (props.onMove === undefined)
    return (
      <span role="img" aria-label={props.label} className={styles.still}>
        {canvas}
      </span>
    );
  return (
    <button
      type="button"
      className={styles.picture}
      aria-label={props.label}
      onKeyDown={handleKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        props.onMove?.(locate(event), { ends: false });
      }}
      onPointerMove={(event) => {
        const cell = locate(event);
        props.onPoint?.(cell);
        if (event.buttons === 1) props.onMove?.(cell, { ends: false });
      }}
      onPointerUp={(event) => props.onMove?.(locate(event), { ends: true })}
      onPointerLeave={() => props.onPoint?.(null)}
    >
      {canvas}
    </button>
  );
}
