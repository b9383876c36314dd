import type { Palette } from "@/components/charts/palette";
import { placeTicks, printTick } from "@/components/charts/ticks";
import { PLANE_REACH } from "@/lib/lab/plane-cells";
import { mixSigned, printRgb } from "@/lib/math/color";
import type { SplitName } from "@/lib/experiment/prepare-data";
import { type Plane, type PlaneAxis, type PlanePoint, toAxisUnit } from "./plane";
import { drawPixels, pickClassColors } from "./plane-colors";

/** Room for the ticks, in CSS pixels. */
export const PLANE_MARGIN = { left: 30, bottom: 22 };

export interface PlaneFrame {
  /** Side of the square, in CSS pixels. */
  side: number;
  toX(x: number): number;
  toY(y: number): number;
  /** The inverse, held to the square. */
  fromX(pixel: number): number;
  fromY(pixel: number): number;
}

export function framePlane(width: number): PlaneFrame {
  const side = Math.max(10, width - PLANE_MARGIN.left);
  const hold = (value: number) => Math.min(PLANE_REACH, Math.max(-PLANE_REACH, value));
  return {
    side,
    toX: (x) => PLANE_MARGIN.left + ((x + PLANE_REACH) / (2 * PLANE_REACH)) * side,
    toY: (y) => ((PLANE_REACH - y) / (2 * PLANE_REACH)) * side,
    fromX: (pixel) => hold(((pixel - PLANE_MARGIN.left) / side) * 2 * PLANE_REACH - PLANE_REACH),
    fromY: (pixel) => hold(PLANE_REACH - (pixel / side) * 2 * PLANE_REACH),
  };
}

/** The ground by `image`, ticks in the axes' own units, and the points of the wanted parts on top. */
export function drawPlane(
  context: CanvasRenderingContext2D,
  width: number,
  plane: Plane,
  image: ImageData | null,
  parts: Readonly<Record<SplitName, boolean>>,
  palette: Palette,
): void {
  const frame = framePlane(width);
  if (image !== null) drawPixels(context, image, PLANE_MARGIN.left, 0, frame.side);
  drawTicks(context, frame, plane, palette);
  const colors = pickClassColors(palette, plane.classes?.length ?? 0);
  // Many points are small ones.
  const radius = frame.side < 220 || plane.points.length > 1200 ? 2.2 : 3.2;
  for (const point of plane.points)
    if (parts[point.part]) drawPoint(context, frame, point, plane, colors, radius, palette);
}

function drawTicks(
  context: CanvasRenderingContext2D,
  frame: PlaneFrame,
  { axes }: Plane,
  palette: Palette,
): void {
  const { side } = frame;
  context.strokeStyle = palette.hairline;
  context.strokeRect(PLANE_MARGIN.left + 0.5, 0.5, side - 1, side - 1);
  context.font = `11px ${getComputedStyle(context.canvas).fontFamily}`;
  context.fillStyle = palette.muted;
  context.textBaseline = "top";
  context.textAlign = "center";
  for (const [place, text] of placeAxisTicks(axes[0], side))
    context.fillText(text, frame.toX(place), side + 5);
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const [place, text] of placeAxisTicks(axes[1], side))
    context.fillText(text, PLANE_MARGIN.left - 5, frame.toY(place));
  context.textAlign = "right";
  context.textBaseline = "top";
  context.fillText(shorten(axes[0].name), PLANE_MARGIN.left + side, side + 5);
  drawUprightName(context, shorten(axes[1].name));
}

/** A name too wide for the margin stands along the axis. */
function drawUprightName(context: CanvasRenderingContext2D, name: string): void {
  const isWide = context.measureText(name).width > PLANE_MARGIN.left - 2;
  context.save();
  if (isWide) context.rotate(-Math.PI / 2);
  context.textAlign = isWide ? "right" : "left";
  context.fillText(name, 0, 1);
  context.restore();
}

const shorten = (name: string) => (name.length > 12 ? `${name.slice(0, 11)}…` : name);

function placeAxisTicks(axis: PlaneAxis, side: number): [number, string][] {
  const [low, high] = [toAxisUnit(axis, -1), toAxisUnit(axis, 1)];
  if (!(high > low)) return [];
  return placeTicks(low, high, Math.max(2, side / 110)).map((tick) => [
    ((tick - low) / (high - low)) * 2 - 1,
    printTick(tick),
  ]);
}

function drawPoint(
  context: CanvasRenderingContext2D,
  frame: PlaneFrame,
  point: PlanePoint,
  plane: Plane,
  colors: readonly string[],
  radius: number,
  palette: Palette,
): void {
  const color =
    plane.classes === null
      ? printRgb(mixSigned(point.target, plane.highest, palette))
      : (colors[point.target] ?? palette.ink);
  context.beginPath();
  traceShape(
    context,
    plane.classes === null ? 0 : point.target,
    frame.toX(point.x),
    frame.toY(point.y),
    radius,
  );
  // What is trained on is filled; what is held back is an outline.
  const isHeldBack = point.part !== "train";
  context.fillStyle = isHeldBack ? palette.paper : color;
  context.strokeStyle = isHeldBack ? color : plane.classes === null ? palette.muted : palette.paper;
  context.lineWidth = isHeldBack ? 1.4 : 0.8;
  context.fill();
  context.stroke();
}

/** A shape for each class, so that colour is never all that tells them apart. */
export function traceShape(
  context: CanvasRenderingContext2D,
  shape: number,
  x: number,
  y: number,
  radius: number,
): void {
  const r = radius * 1.15;
  switch (shape) {
    case 1:
      context.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
      return;
    case 2:
      context.moveTo(x, y - r);
      context.lineTo(x + r, y + r * 0.8);
      context.lineTo(x - r, y + r * 0.8);
      context.closePath();
      return;
    case 3:
      context.moveTo(x, y - r * 1.1);
      context.lineTo(x + r * 1.1, y);
      context.lineTo(x, y + r * 1.1);
      context.lineTo(x - r * 1.1, y);
      context.closePath();
      return;
    case 4:
      context.moveTo(x, y + r);
      context.lineTo(x + r, y - r * 0.8);
      context.lineTo(x - r, y - r * 0.8);
      context.closePath();
      return;
    default:
      context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}
