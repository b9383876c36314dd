import type { Palette } from "@/components/charts/palette";
import { placeTicks, printTick } from "@/components/charts/ticks";
import { drawCurveRow } from "./draw-curve";
import { pickLabelledLayers, type Row, type StripLayout } from "./strip-layout";
import { BINS, type Interval, type LayerColumn, type Strip } from "./strips";
import type { LayerPrediction } from "./theory";
import type { State } from "./state";

export interface StripPicture {
  columns: readonly LayerColumn[];
  prediction: readonly LayerPrediction[] | null;
  depth: number;
  width: number;
  activationRange: Interval;
  gradientRange: Interval;
  range: State["range"];
  statistic: State["statistic"];
  /** The layer under the pointer or the keys, from 1; null for none. */
  selected: number | null;
}

export interface Pen {
  context: CanvasRenderingContext2D;
  palette: Palette;
  layout: StripLayout;
  font: string;
}

/** A bar as wide as its column holds this share of a layer's values; more is cut off there. */
const FULL_BAR = 0.09;

function drawTitle({ context, palette, layout, font }: Pen, row: Row, text: string) {
  context.font = font;
  context.fillStyle = palette.ink;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillText(text, layout.left, row.title);
}

function drawSharedAxis({ context, palette, layout, font }: Pen, row: Row, range: Interval) {
  const toY = (value: number) =>
    row.bottom - ((value - range.low) / (range.high - range.low)) * (row.bottom - row.top);
  context.font = font;
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const tick of placeTicks(range.low, range.high, 4)) {
    const y = Math.round(toY(tick)) + 0.5;
    context.strokeStyle = palette.hairline;
    context.beginPath();
    context.moveTo(layout.left, y);
    context.lineTo(layout.right, y);
    context.stroke();
    context.fillStyle = palette.muted;
    context.fillText(printTick(Number(tick.toPrecision(2))), layout.left - 7, y);
  }
}

/** One layer's histogram, mirrored about its column's middle: blue below zero, orange above, ink at zero. */
function drawStrip(pen: Pen, row: Row, index: number, strip: Strip, own: boolean, range: Interval) {
  const { context, palette, layout } = pen;
  const { low, high } = own ? strip.ownRange : range;
  const counts = own ? strip.own : strip.shared;
  const middle = layout.left + (index + 0.5) * layout.column;
  const reach = (layout.column * (layout.column > 9 ? 0.86 : 0.94)) / 2;
  const step = (row.bottom - row.top) / BINS;
  const cell = (high - low) / BINS;
  for (let bin = 0; bin < BINS; bin++) {
    const share = (counts[bin] ?? 0) / strip.count;
    if (share === 0) continue;
    const half = Math.max(0.4, reach * Math.min(1, share / FULL_BAR));
    const center = low + (bin + 0.5) * cell;
    const isZero = Math.abs(center) < cell * 0.51;
    // The bin of zero belongs to neither sign; in ink only where most of a layer has drawn together into it.
    context.fillStyle =
      isZero && share > 0.3 ? palette.ink : center < -cell * 0.01 ? palette.negative : palette.positive;
    context.fillRect(middle - half, row.bottom - (bin + 1) * step, 2 * half, step + 0.3);
  }
  if (!own) drawOverflow(pen, row, middle, reach, strip);
}

/** Small triangles where values lie beyond the axis. */
function drawOverflow({ context, palette }: Pen, row: Row, middle: number, reach: number, strip: Strip) {
  const size = Math.min(4, reach);
  for (const [share, y, sign, color] of [
    [strip.above / strip.count, row.top - 1, -1, palette.positive],
    [strip.below / strip.count, row.bottom + 1, 1, palette.negative],
  ] as const) {
    if (share < 0.001) continue;
    context.globalAlpha = Math.min(1, 0.35 + share);
    context.fillStyle = color;
    context.beginPath();
    context.moveTo(middle - size, y);
    context.lineTo(middle + size, y);
    context.lineTo(middle, y + sign * size);
    context.fill();
    context.globalAlpha = 1;
  }
}

function drawDeadRow(pen: Pen, picture: StripPicture) {
  const { context, palette, layout } = pen;
  const { top, bottom } = layout.dead;
  context.fillStyle = palette.paperSunk;
  context.fillRect(layout.left, top, layout.right - layout.left, bottom - top);
  picture.columns.forEach(({ activations }, index) => {
    if (activations === null) return;
    const x = layout.left + index * layout.column;
    const draw = (share: number, color: string) => {
      context.fillStyle = color;
      context.fillRect(
        x + 0.5,
        bottom - share * (bottom - top),
        Math.max(1, layout.column - 1),
        share * (bottom - top),
      );
    };
    draw(activations.saturated, palette.muted);
    draw(activations.deadUnits / picture.width, palette.ink);
  });
}

function drawLayerNumbers({ context, palette, layout, font }: Pen, depth: number, selected: number | null) {
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const layer of pickLabelledLayers(depth, layout)) {
    if (selected !== null && Math.abs(layer - selected) * layout.column < 24) continue;
    context.fillStyle = palette.muted;
    context.fillText(String(layer), layout.left + (layer - 0.5) * layout.column, layout.dead.bottom + 6);
  }
  if (selected === null) return;
  context.fillStyle = palette.ink;
  context.fillText(String(selected), layout.left + (selected - 0.5) * layout.column, layout.dead.bottom + 6);
  context.strokeStyle = palette.muted;
  context.lineWidth = 1;
  const [x, width] = [layout.left + (selected - 1) * layout.column, layout.column];
  context.strokeRect(
    Math.round(x) + 0.5,
    layout.activations.top - 5.5,
    Math.max(3, Math.round(width)) - 1,
    layout.dead.bottom - layout.activations.top + 9,
  );
}

/** Draws the whole picture: strips of activations, strips of gradients, the curve with its theory, dead units. */
export function drawStrips(pen: Pen, picture: StripPicture) {
  const { layout } = pen;
  const own = picture.range === "own";
  const axis = own ? ", each strip on its own axis" : "";
  drawTitle(pen, layout.activations, `Activations${axis}`);
  if (!own) drawSharedAxis(pen, layout.activations, picture.activationRange);
  drawTitle(pen, layout.gradients, `Gradients on their way back${axis}`);
  if (!own) drawSharedAxis(pen, layout.gradients, picture.gradientRange);
  picture.columns.forEach(({ activations, gradients }, index) => {
    if (activations) drawStrip(pen, layout.activations, index, activations, own, picture.activationRange);
    if (gradients) drawStrip(pen, layout.gradients, index, gradients, own, picture.gradientRange);
  });
  drawCurveRow(pen, picture);
  const hasWalls = picture.columns.some((column) => (column.activations?.saturated ?? 0) > 0);
  drawTitle(
    pen,
    layout.dead,
    hasWalls ? "Dead units (ink) and saturated values (grey), share" : "Dead units, share",
  );
  drawDeadRow(pen, picture);
  drawLayerNumbers(pen, picture.depth, picture.selected);
}
