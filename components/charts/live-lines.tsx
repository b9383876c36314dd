"use client";

import { useState, type KeyboardEvent, type PointerEvent } from "react";
import styles from "./live-lines.module.css";
import { usePalette, type Palette } from "./palette";
import { findNearest, findRange, type Range, type Series } from "./series";
import { placeLogTicks, placeTicks, printTick } from "./ticks";
import { useCanvas } from "./use-canvas";

export interface LiveLinesProps {
  series: readonly Series[];
  xLabel: string;
  yLabel: string;
  yScale?: "linear" | "log";
  /** Fixed limits, where the data's own would jump about. */
  yRange?: Range;
  xRange?: Range;
  /** A place on the x axis to mark with a line. */
  mark?: number | null;
  /** CSS pixels. */
  height?: number;
  ariaLabel: string;
}

const PAD = { left: 52, right: 12, top: 24, bottom: 34 };

interface Frame {
  toX(value: number): number;
  toY(value: number): number;
  x: Range;
  y: Range;
  log: boolean;
}

function frameSeries(props: LiveLinesProps, width: number, height: number): Frame {
  const log = props.yScale === "log";
  const x = props.xRange ?? findRange(flatten(props.series, "x"), false);
  const y = props.yRange ?? findRange(flatten(props.series, "y"), log);
  const across = width - PAD.left - PAD.right;
  const down = height - PAD.top - PAD.bottom;
  const share = log
    ? (value: number) => Math.log(Math.max(value, y.low) / y.low) / Math.log(y.high / y.low)
    : (value: number) => (value - y.low) / (y.high - y.low);
  return {
    x,
    y,
    log,
    toX: (value) => PAD.left + ((value - x.low) / (x.high - x.low)) * across,
    // What lies beyond a fixed range is drawn along its edge.
    toY: (value) => PAD.top + (1 - Math.min(1, Math.max(0, share(value)))) * down,
  };
}

function* flatten(series: readonly Series[], axis: "x" | "y"): Generator<number> {
  for (const line of series) yield* line[axis];
}

function pickColor(line: Series, index: number, palette: Palette): string {
  return line.color ?? (index === 0 ? palette.ink : (palette.classes[(index - 1) % 5] ?? palette.ink));
}

function drawAxes(
  context: CanvasRenderingContext2D,
  frame: Frame,
  props: LiveLinesProps,
  size: { width: number; height: number; palette: Palette; font: string },
) {
  const { width, height, palette } = size;
  const bottom = height - PAD.bottom;
  context.font = size.font;
  context.fillStyle = palette.muted;
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  const place = frame.log ? placeLogTicks : placeTicks;
  for (const tick of place(frame.y.low, frame.y.high, Math.max(2, height / 50))) {
    const y = Math.round(frame.toY(tick)) + 0.5;
    context.beginPath();
    context.moveTo(PAD.left, y);
    context.lineTo(width - PAD.right, y);
    context.stroke();
    context.fillText(printTick(tick), PAD.left - 6, y);
  }
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const tick of placeTicks(frame.x.low, frame.x.high, Math.max(2, width / 90))) {
    const text = printTick(tick);
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.min(frame.toX(tick), width - half), bottom + 5);
  }
  context.textAlign = "right";
  context.fillText(props.xLabel, width - PAD.right, bottom + 19);
  context.textAlign = "left";
  context.fillText(props.yLabel, 0, 1);
}

function dashes({ dash }: Series): number[] {
  return dash === "dots" ? [1.5, 3] : dash === true ? [4, 3] : [];
}

function drawLine(context: CanvasRenderingContext2D, frame: Frame, line: Series, color: string) {
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.setLineDash(dashes(line));
  context.beginPath();
  let isDown = false;
  for (let i = 0; i < line.x.length; i++) {
    const y = line.y[i] ?? Number.NaN;
    if (!Number.isFinite(y) || (frame.log && y <= 0)) {
      isDown = false;
      continue;
    }
    const place: [number, number] = [frame.toX(line.x[i] ?? 0), frame.toY(y)];
    if (isDown) context.lineTo(...place);
    else context.moveTo(...place);
    isDown = true;
  }
  context.stroke();
  context.setLineDash([]);
}

/**
 * Lines that may change at every frame, on a canvas: axes with ticks and units, a legend with the values under the
 * pointer or the arrow keys, gaps where a value is not finite.
 */
export function LiveLines(props: LiveLinesProps) {
  const { series, xLabel, height = 200, ariaLabel } = props;
  const palette = usePalette();
  const [cursor, setCursor] = useState<number | null>(null);
  const { ref } = useCanvas(
    (context, width, canvasHeight) => {
      const frame = frameSeries(props, width, canvasHeight);
      const font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
      drawAxes(context, frame, props, { width, height: canvasHeight, palette, font });
      series.forEach((line, i) => drawLine(context, frame, line, pickColor(line, i, palette)));
      for (const [x, color] of [
        [props.mark ?? null, palette.accent],
        [cursor, palette.muted],
      ] as const) {
        if (x === null) continue;
        context.strokeStyle = color;
        context.beginPath();
        context.moveTo(frame.toX(x), PAD.top);
        context.lineTo(frame.toX(x), canvasHeight - PAD.bottom);
        context.stroke();
      }
    },
    [series, props.yScale, props.yRange, props.xRange, props.mark, palette, cursor, height],
  );

  const longest = series.reduce<readonly number[]>((a, b) => (b.x.length > a.length ? b.x : a), []);
  const followPointer = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const frame = frameSeries(props, width, height);
    const share = (event.clientX - left - PAD.left) / (width - PAD.left - PAD.right);
    const index = findNearest(longest, frame.x.low + share * (frame.x.high - frame.x.low));
    setCursor(longest[index] ?? null);
  };
  const followKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    const direction = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (event.key === "Escape") setCursor(null);
    if (direction === 0 || longest.length === 0) return;
    event.preventDefault();
    const stride = Math.max(1, Math.round(longest.length / 50)) * direction;
    const from = cursor === null ? (direction > 0 ? -1 : longest.length) : findNearest(longest, cursor);
    setCursor(longest[Math.min(longest.length - 1, Math.max(0, from + stride))] ?? null);
  };

  return (
    <div className={styles.chart}>
      <canvas
        ref={ref}
        className={styles.canvas}
        style={{ height }}
        role="img"
        aria-label={ariaLabel}
        tabIndex={0}
        onPointerMove={followPointer}
        onPointerDown={followPointer}
        onPointerLeave={() => setCursor(null)}
        onKeyDown={followKey}
        onBlur={() => setCursor(null)}
      />
      <div className={styles.legend} aria-live="polite">
        {series.map((line, i) => {
          const index = cursor === null ? line.x.length - 1 : findNearest(line.x, cursor);
          const value = line.y[index];
          return (
            <span key={line.name} className={styles.entry}>
              <svg width="18" height="8" aria-hidden>
                <line
                  x1="0"
                  x2="18"
                  y1="4"
                  y2="4"
                  stroke={pickColor(line, i, palette)}
                  strokeWidth="2"
                  strokeDasharray={dashes(line).join(" ") || undefined}
                />
              </svg>
              {line.name} <b>{value === undefined ? "" : printTick(Number(value.toPrecision(4)))}</b>
            </span>
          );
        })}
        <span className={styles.at}>{cursor === null ? "" : `${xLabel} ${printTick(cursor)}`}</span>
      </div>
    </div>
  );
}
