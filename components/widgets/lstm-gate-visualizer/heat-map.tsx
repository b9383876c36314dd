"use client";

import { useState, type PointerEvent } from "react";
import { rampColor, signedColor } from "@/components/charts/color";
import { usePalette, type Palette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import type { CellPart, CellTrace } from "./cells";
import { findHeatMapHeight, layOutHeatMap, locate, type HeatMapLayout } from "./heat-map-layout";
import type { Tape } from "./tape";
import styles from "./view.module.css";
import { printNumber, showCharacter } from "./words";

export interface HeatMapProps {
  parts: readonly CellPart[];
  /** Gates go from 0 to 1 on the ramp; the rest is signed. */
  isGate: boolean;
  trace: CellTrace;
  units: number;
  tape: Tape;
  time: number;
  unit: number;
  /** Marks beside the rows of units that the reader holds at zero. */
  zeroed: readonly number[];
  onPick: (place: { time: number; unit: number | null }, options: { transient: boolean }) => void;
}

/** The largest magnitude that a signed part's colours reach: 1, or more where the values do. */
function findScale(values: Float32Array): number {
  return values.reduce((max, value) => Math.max(max, Math.abs(value)), 1);
}

interface Drawing {
  context: CanvasRenderingContext2D;
  layout: HeatMapLayout;
  palette: Palette;
  props: HeatMapProps;
}

function drawBlock({ context, layout, palette, props }: Drawing, block: number) {
  const part = props.parts[block];
  const values = part && props.trace[part.name];
  if (!part || !values) return;
  const top = layout.tops[block] ?? 0;
  const { left, columnWidth, rowHeight } = layout;
  const scale = props.isGate ? 1 : findScale(values);
  const color = (value: number) => (props.isGate ? rampColor(value) : signedColor(value, scale, palette));

  context.fillStyle = palette.ink;
  context.textAlign = "left";
  context.fillText(`${part.title} ${part.letter}${part.tilde ? "\u0303" : ""}`, left, top - 10);

  // The legend of this block: its own ramp with the numbers at its ends.
  const [low, high] = props.isGate ? ["0", "1"] : [`\u2212${printNumber(scale, 1)}`, printNumber(scale, 1)];
  const right = layout.width - 1;
  context.fillStyle = palette.muted;
  context.textAlign = "right";
  context.fillText(high, right, top - 10);
  const end = right - context.measureText(high).width - 5;
  for (let k = 0; k < 40; k++) {
    context.fillStyle = color(props.isGate ? k / 39 : ((k / 39) * 2 - 1) * scale);
    context.fillRect(end - 40 + k, top - 14, 1, 8);
  }
  context.fillStyle = palette.muted;
  context.fillText(low, end - 45, top - 10);

  values.forEach((value, at) => {
    const step = Math.floor(at / props.units);
    const x = left + step * columnWidth;
    context.fillStyle = color(value);
    context.fillRect(x, top + (at % props.units) * rowHeight, columnWidth - 0.5, rowHeight - 0.5);
  });
  context.strokeStyle = palette.hairline;
  context.strokeRect(left - 0.5, top - 0.5, layout.width - left, props.units * rowHeight + 0.5);

  context.textAlign = "right";
  for (let unit = 0; unit < props.units; unit++) {
    const isPicked = unit === props.unit;
    const isZeroed = props.zeroed.includes(unit);
    if (!isPicked && !isZeroed) continue;
    context.fillStyle = isPicked ? palette.accent : palette.muted;
    const label = isZeroed ? `\u00d7${unit + 1}` : String(unit + 1);
    context.fillText(label, left - 4, top + (unit + 0.5) * rowHeight);
  }
  context.strokeStyle = palette.accent;
  context.strokeRect(left - 0.5, top + props.unit * rowHeight - 0.5, layout.width - left, rowHeight + 0.5);
}

function drawTape({ context, layout, palette, props }: Drawing) {
  const { tape } = props;
  context.textAlign = "center";
  const middle = (step: number) => layout.left + (step + 0.5) * layout.columnWidth;
  tape.symbols.forEach((symbol, step) => {
    context.fillStyle = step === props.time ? palette.accent : palette.ink;
    context.fillText(showCharacter(symbol), middle(step), layout.tapeY);
    const target = tape.targets[step];
    if (target === null || target === undefined) return;
    context.fillStyle = palette.muted;
    context.fillText(showCharacter(target), middle(step), layout.targetY);
    const answer = tape.answers[step];
    context.fillStyle = palette.ink;
    context.fillText(showCharacter(answer?.text ?? ""), middle(step), layout.answerY);
    if (answer?.isRight === false) {
      context.fillRect(middle(step) - 6, layout.answerY + 8, 12, 2);
    }
  });
  context.textAlign = "left";
  context.fillStyle = palette.muted;
  context.fillText("in", 0, layout.tapeY);
  context.fillText("ask", 0, layout.targetY);
  context.fillText("say", 0, layout.answerY);
  context.strokeStyle = palette.ink;
  context.strokeRect(
    layout.left + props.time * layout.columnWidth - 0.5,
    1.5,
    layout.columnWidth + 0.5,
    layout.height - 3,
  );
}

/** One column of unit-by-time heat maps under the symbols read, over the answers given. */
export function HeatMap(props: HeatMapProps) {
  const { parts, units, tape, onPick } = props;
  const palette = usePalette();
  const time = tape.symbols.length;
  const [hover, setHover] = useState<string | null>(null);
  const { ref } = useCanvas(
    (context, width) => {
      const layout = layOutHeatMap(width, time, units, parts.length);
      context.font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
      context.textBaseline = "middle";
      context.lineWidth = 1;
      const drawing = { context, layout, palette, props };
      parts.forEach((_, block) => drawBlock(drawing, block));
      drawTape(drawing);
    },
    [props.trace, parts, units, tape, props.time, props.unit, props.zeroed, palette],
  );

  const locateEvent = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const layout = layOutHeatMap(box.width, time, units, parts.length);
    return locate(layout, event.clientX - box.left, event.clientY - box.top, time, units);
  };
  const describe = (event: PointerEvent<HTMLCanvasElement>) => {
    const { time: step, unit, block } = locateEvent(event);
    const part = block === null ? undefined : parts[block];
    const value = part && unit !== null ? props.trace[part.name]?.[step * units + unit] : undefined;
    setHover(
      part && unit !== null && value !== undefined
        ? `step ${step + 1}, unit ${unit + 1}: ${part.title} ${printNumber(value, 3)}`
        : null,
    );
  };
  return (
    <div className={styles.map}>
      <canvas
        ref={ref}
        className={styles.mapCanvas}
        style={{ height: findHeatMapHeight(parts.length, units) }}
        aria-hidden
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onPick(locateEvent(event), { transient: false });
        }}
        onPointerMove={(event) => {
          describe(event);
          if (event.buttons === 1) onPick(locateEvent(event), { transient: true });
        }}
        onPointerLeave={() => setHover(null)}
      />
      <p className={styles.hover} aria-hidden>
        {hover ?? "\u00a0"}
      </p>
    </div>
  );
}
