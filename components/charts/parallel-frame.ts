import { placeOnAxis } from "@/lib/math/value-axis";
import type { Palette } from "./palette";
import type { ParallelAxis, ParallelLine, ParallelProps } from "./parallel";
import { printTick } from "./ticks";

export interface ParallelFrame {
  height: number;
  /** x of each axis. */
  places: number[];
  axes: readonly ParallelAxis[];
  toY(axis: number, value: number): number;
}

const PAD = { side: 38, top: 50, bottom: 20 };
/** CSS pixels from a line at which the pointer still finds it. */
const REACH = 14;

export function frameParallel(axes: readonly ParallelAxis[], width: number, height: number): ParallelFrame {
  const apart = (width - 2 * PAD.side) / Math.max(1, axes.length - 1);
  return {
    height,
    places: axes.map((_, index) => PAD.side + apart * index),
    axes,
    toY(index, value) {
      const axis = axes[index];
      const share = axis === undefined ? 0 : placeOnAxis(axis, value);
      // A value beyond the axis, or no number, stands at its upper end.
      const kept = Number.isNaN(share) ? 1 : Math.min(1, Math.max(0, share));
      return PAD.top + (1 - kept) * (height - PAD.top - PAD.bottom);
    },
  };
}

/** The line nearest to a place of the canvas, measured upright, within reach; null when there is none. */
export function findLineAt(
  lines: readonly ParallelLine[],
  { places, toY }: ParallelFrame,
  x: number,
  y: number,
): number | null {
  const right = places.findIndex((place) => place >= x);
  const end = right === -1 ? places.length - 1 : Math.max(1, right);
  const [from = 0, to = 1] = [places[end - 1], places[end]];
  const share = Math.min(1, Math.max(0, (x - from) / (to - from)));
  let [nearest, least]: [number | null, number] = [null, REACH];
  lines.forEach(({ values }, index) => {
    const [a, b] = [toY(end - 1, values[end - 1] ?? NaN), toY(end, values[end] ?? NaN)];
    const distance = Math.abs(a + share * (b - a) - y);
    if (distance < least) [nearest, least] = [index, distance];
  });
  return nearest;
}

export function paintParallel(
  context: CanvasRenderingContext2D,
  frame: ParallelFrame,
  { lines, selected }: ParallelProps,
  palette: Palette,
): void {
  context.font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
  const order = lines.map((_, index) => index);
  // What is to be seen lies on top.
  order.sort((a, b) => rank(lines[a], a === selected) - rank(lines[b], b === selected));
  for (const index of order) paintLine(context, frame, lines[index], index === selected, palette);
  paintAxes(context, frame, palette);
}

function rank(line: ParallelLine | undefined, isSelected: boolean): number {
  return isSelected ? 2 : line?.isFaint === true ? 0 : 1;
}

function paintLine(
  context: CanvasRenderingContext2D,
  { places, toY }: ParallelFrame,
  line: ParallelLine | undefined,
  isSelected: boolean,
  palette: Palette,
): void {
  if (line === undefined) return;
  context.strokeStyle = isSelected ? palette.accent : line.color;
  context.globalAlpha = isSelected || line.isFaint !== true ? 1 : 0.15;
  context.lineWidth = isSelected ? 3 : 1.25;
  context.setLineDash(line.isDashed === true ? [4, 3] : []);
  context.beginPath();
  places.forEach((place, index) => context.lineTo(place, toY(index, line.values[index] ?? NaN)));
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** The name of an axis on as many lines as it has words to break at, at most two. */
function breakLabel(context: CanvasRenderingContext2D, label: string, room: number): string[] {
  if (context.measureText(label).width <= room || !label.includes(" ")) return [label];
  const at = label.lastIndexOf(" ");
  return [label.slice(0, at), label.slice(at + 1)];
}

function paintAxes(context: CanvasRenderingContext2D, frame: ParallelFrame, palette: Palette): void {
  const { places, axes, height } = frame;
  const apart = (places[1] ?? 200) - (places[0] ?? 0);
  context.textAlign = "center";
  places.forEach((place, index) => {
    const axis = axes[index];
    if (axis === undefined) return;
    const x = Math.round(place) + 0.5;
    context.strokeStyle = palette.muted;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, PAD.top);
    context.lineTo(x, height - PAD.bottom);
    context.stroke();
    context.fillStyle = palette.muted;
    context.textBaseline = "top";
    context.fillText(printTick(Number(axis.low.toPrecision(2))), place, height - PAD.bottom + 5);
    context.textBaseline = "bottom";
    context.fillText(printTick(Number(axis.high.toPrecision(2))), place, PAD.top - 3);
    context.fillStyle = palette.ink;
    const words = breakLabel(context, axis.label, Math.min(apart, 2 * PAD.side) - 4);
    words.forEach((word, line) => context.fillText(word, place, 14 + 13 * (line + 2 - words.length)));
  });
}
