import { placeOnAxis, type ValueAxis } from "@/lib/math/value-axis";
import { drawMark, traceMark, type Mark } from "./marks";
import type { Palette } from "./palette";
import type { ScatterProps } from "./scatter";
import { placeLogTicks, placeTicks, printTick } from "./ticks";

export interface ScatterAxis extends ValueAxis {
  label: string;
  /** Instead of round numbers. */
  ticks?: readonly number[];
}

export interface ScatterPoint {
  x: number;
  y: number;
  color: string;
  mark: Mark;
  /** Half the length of a bar through the point, in units of y. */
  error?: number;
  isFaint?: boolean;
  isRinged?: boolean;
  /** Names the row of ticks that it has a tick in. */
  group?: string;
  /** Its values, in words. */
  text: string;
}

export interface ScatterFrame {
  /** How much larger than on a usual page letters and marks are. */
  scale: number;
  width: number;
  height: number;
  pad: { left: number; right: number; top: number; bottom: number };
  x: ScatterAxis;
  y: ScatterAxis;
  toX(value: number): number;
  toY(value: number): number;
}

const RUG = 13;
const RADIUS = 5;
/** CSS pixels from a point at which the pointer still finds it: a finger's breadth. */
const REACH = 22;

/** Where letters are larger, as on slides, a picture's grow with them. */
function readScale(): number {
  return Math.max(1, Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));

export function frameScatter(
  { x, y, rugs = [] }: Pick<ScatterProps, "x" | "y" | "rugs">,
  width: number,
  height: number,
): ScatterFrame {
  const scale = readScale();
  const pad = {
    left: 56 * scale,
    right: 14 * scale,
    top: (26 + (rugs.length === 0 ? 0 : RUG * rugs.length + 8)) * scale,
    bottom: 36 * scale,
  };
  const across = width - pad.left - pad.right;
  const down = height - pad.top - pad.bottom;
  return {
    scale,
    width,
    height,
    pad,
    x,
    y,
    // What lies beyond the axes is drawn along their edge.
    toX: (value) => pad.left + clamp(placeOnAxis(x, value)) * across,
    toY: (value) => pad.top + (1 - clamp(placeOnAxis(y, value))) * down,
  };
}

/** The point nearest to a place of the canvas, within reach; null when there is none. */
export function findPointAt(
  points: readonly ScatterPoint[],
  frame: ScatterFrame,
  x: number,
  y: number,
): number | null {
  let [nearest, least]: [number | null, number] = [null, REACH * frame.scale];
  points.forEach((point, index) => {
    const distance = Math.hypot(frame.toX(point.x) - x, frame.toY(point.y) - y);
    if (distance < least) [nearest, least] = [index, distance];
  });
  return nearest;
}

function chooseTicks(axis: ScatterAxis, count: number): readonly number[] {
  if (axis.ticks !== undefined) return axis.ticks;
  if (axis.scale === "linear") return placeTicks(axis.low, axis.high, count);
  const powers = placeLogTicks(axis.low, axis.high, count);
  return powers.length > 1 ? powers : placeWithinPower(axis);
}

/** Round places on a log axis that spans less than two powers of ten. */
function placeWithinPower({ low, high }: ScatterAxis): number[] {
  const power = Math.floor(Math.log10(low));
  return [power, power + 1]
    .flatMap((p) => [1, 2, 3, 5, 7].map((factor) => Number((factor * 10 ** p).toPrecision(2))))
    .filter((tick) => tick >= low && tick <= high);
}

export function paintScatter(
  context: CanvasRenderingContext2D,
  frame: ScatterFrame,
  props: ScatterProps,
  palette: Palette,
): void {
  context.font = `${12 * frame.scale}px ${getComputedStyle(context.canvas).fontFamily}`;
  paintAxes(context, frame, palette);
  props.rugs?.forEach((name, row) => paintRug(context, frame, props.points, name, row, palette));
  if (props.level !== undefined) paintLevel(context, frame, props.level, palette);
  paintUprights(context, frame, props.uprights ?? [], palette);
  if (props.isJoined === true) joinPoints(context, frame, props.points);
  paintPoints(context, frame, props, palette);
}

function paintAxes(context: CanvasRenderingContext2D, frame: ScatterFrame, palette: Palette): void {
  const { width, height, pad, x, y, scale } = frame;
  const bottom = height - pad.bottom;
  context.fillStyle = palette.muted;
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const tick of chooseTicks(y, Math.max(2, height / (55 * scale)))) {
    const place = Math.round(frame.toY(tick)) + 0.5;
    context.beginPath();
    context.moveTo(pad.left, place);
    context.lineTo(width - pad.right, place);
    context.stroke();
    context.fillText(printTick(tick), pad.left - 8 * scale, place);
  }
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const tick of chooseTicks(x, Math.max(2, width / (80 * scale)))) {
    const place = Math.round(frame.toX(tick)) + 0.5;
    context.beginPath();
    context.moveTo(place, bottom);
    context.lineTo(place, bottom + 4);
    context.stroke();
    const text = printTick(tick);
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.min(place, width - half), bottom + 6 * scale);
  }
  context.textAlign = "right";
  context.fillText(x.label, width - pad.right, bottom + 20 * scale);
  context.textAlign = "left";
  context.fillText(y.label, 0, 1);
}

function paintRug(
  context: CanvasRenderingContext2D,
  frame: ScatterFrame,
  points: readonly ScatterPoint[],
  name: string,
  row: number,
  palette: Palette,
): void {
  const middle = (24 + RUG * (row + 0.5)) * frame.scale;
  context.fillStyle = palette.muted;
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.fillText(name, frame.pad.left - 8, middle);
  context.strokeStyle = palette.ink;
  context.lineWidth = 1;
  context.beginPath();
  for (const point of points) {
    if (point.group !== name) continue;
    const x = Math.round(frame.toX(point.x)) + 0.5;
    context.moveTo(x, middle - 4);
    context.lineTo(x, middle + 4);
  }
  context.stroke();
}

function paintLevel(
  context: CanvasRenderingContext2D,
  frame: ScatterFrame,
  { value, name }: { value: number; name: string },
  palette: Palette,
): void {
  const y = Math.round(frame.toY(value)) + 0.5;
  context.strokeStyle = palette.muted;
  context.lineWidth = 1;
  context.setLineDash([4, 3]);
  context.beginPath();
  context.moveTo(frame.pad.left, y);
  context.lineTo(frame.width - frame.pad.right, y);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = palette.muted;
  context.textAlign = "left";
  context.textBaseline = "bottom";
  context.fillText(name, frame.pad.left + 2, y - 2);
}

function paintUprights(
  context: CanvasRenderingContext2D,
  frame: ScatterFrame,
  uprights: readonly { value: number; name: string }[],
  palette: Palette,
): void {
  uprights.forEach(({ value, name }, row) => {
    const x = Math.round(frame.toX(value)) + 0.5;
    context.strokeStyle = palette.muted;
    context.lineWidth = 1;
    context.setLineDash([4, 3]);
    context.beginPath();
    context.moveTo(x, frame.pad.top);
    context.lineTo(x, frame.height - frame.pad.bottom);
    context.stroke();
    context.setLineDash([]);
    // One below the other, so that no two names meet.
    const isLeft = x + 5 + context.measureText(name).width > frame.width - frame.pad.right;
    context.fillStyle = palette.muted;
    context.textAlign = isLeft ? "right" : "left";
    context.textBaseline = "top";
    context.fillText(name, x + (isLeft ? -5 : 5), frame.pad.top + 2 + 15 * row * frame.scale);
  });
}

function joinPoints(
  context: CanvasRenderingContext2D,
  frame: ScatterFrame,
  points: readonly ScatterPoint[],
): void {
  context.lineWidth = 1.5;
  for (const color of new Set(points.map((point) => point.color))) {
    context.strokeStyle = color;
    context.beginPath();
    for (const point of points)
      if (point.color === color) context.lineTo(frame.toX(point.x), frame.toY(point.y));
    context.stroke();
  }
}

function paintPoints(
  context: CanvasRenderingContext2D,
  frame: ScatterFrame,
  { points, selected }: ScatterProps,
  palette: Palette,
): void {
  const radius = RADIUS * frame.scale;
  points.forEach(({ x, y, color, mark, error, isFaint = false, isRinged = false }, index) => {
    const place = { x: frame.toX(x), y: frame.toY(y) };
    context.globalAlpha = isFaint && index !== selected ? 0.25 : 1;
    if (error !== undefined) {
      context.strokeStyle = color;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(place.x, frame.toY(y - error));
      context.lineTo(place.x, frame.toY(y + error));
      context.stroke();
    }
    drawMark(context, mark, place, radius, color);
    if (mark !== "cross") {
      // Some colours of the ramp are near the paper's.
      context.strokeStyle = palette.muted;
      context.lineWidth = 0.75;
      context.stroke();
    }
    context.globalAlpha = 1;
    if (!isRinged && index !== selected) return;
    context.strokeStyle = index === selected ? palette.accent : palette.ink;
    context.lineWidth = index === selected ? 2.5 : 1.5;
    traceMark(context, "circle", place.x, place.y, radius + 4 * frame.scale);
    context.stroke();
  });
}
