import type { Palette } from "@/components/charts/palette";
import { placeTicks } from "@/components/charts/ticks";
import { type BatchLayout, pickRadius, REACH, type Row } from "./batch-layout";
import type { Moments } from "./model";
import { type Dot, placeDots } from "./place-dots";

/** One row of the picture: the batch at one stage. */
export interface BatchRow {
  title: string;
  /** Right of the title: what was measured. */
  note: string;
  values: readonly number[];
  moments: Moments;
  /** Of all examples there are, drawn as a dashed curve; null for none. */
  population: Moments | null;
  /** Draws hollow what ReLU would set to zero. */
  cutsAtZero: boolean;
}

export interface BatchPicture {
  rows: readonly BatchRow[];
  /** Position in the batch of the example that is followed; null for none. */
  followed: number | null;
}

interface Pen {
  context: CanvasRenderingContext2D;
  palette: Palette;
  layout: BatchLayout;
  font: string;
}

/** More lines than these between two rows would be a grey band. */
const MOST_LINES = 64;

function drawAxis({ context, palette, layout, font }: Pen) {
  const first = layout.rows[0]?.top ?? 0;
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const tick of placeTicks(-REACH, REACH, layout.right - layout.left < 400 ? 5 : 10)) {
    const x = Math.round(layout.toX(tick)) + 0.5;
    context.strokeStyle = tick === 0 ? palette.muted : palette.hairline;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, first);
    context.lineTo(x, layout.axis);
    context.stroke();
    context.fillStyle = palette.muted;
    const inside = Math.min(layout.right - 4, Math.max(layout.left + 4, x));
    context.fillText(String(tick).replace("-", "−"), inside, layout.axis + 3);
  }
  context.textAlign = "right";
  context.fillText("value of the neuron", layout.right, layout.axis + 18);
}

/** Where the dots of a row stand; what lies beyond the axis stands at its end. */
function placeRow({ layout }: Pen, row: Row, values: readonly number[]): { dots: Dot[]; step: number } {
  const radius = pickRadius(values.length);
  const places = values.map((value) => layout.toX(Math.min(REACH, Math.max(-REACH, value))));
  const { dots, levels } = placeDots(places, radius, places.length > MOST_LINES);
  const room = row.floor - row.top - 2 * radius;
  return { dots, step: Math.min(2 * radius, room / Math.max(1, levels - 1)) };
}

function drawPopulation(pen: Pen, row: Row, { mean, variance }: Moments, count: number, step: number) {
  const { context, palette, layout } = pen;
  const radius = pickRadius(count);
  const std = Math.sqrt(variance);
  // As high as the stacks of dots should be; where there are few dots, as high as is easily seen.
  const column = (2 * radius * 2 * REACH) / (layout.right - layout.left);
  const peak = 1 / (std * Math.sqrt(2 * Math.PI));
  const scale = Math.max(column * count * step, 30 / peak);
  context.strokeStyle = palette.muted;
  context.lineWidth = 1;
  context.setLineDash([4, 3]);
  context.beginPath();
  for (let x = layout.left; x <= layout.right; x += 2) {
    const density = peak * Math.exp(-0.5 * ((layout.toValue(x) - mean) / std) ** 2);
    context.lineTo(x, Math.max(row.top - 3, row.floor - density * scale));
  }
  context.stroke();
  context.setLineDash([]);
}

/** The mean as a tick, a standard deviation to each side as a bar. */
function drawBracket({ context, palette, layout }: Pen, row: Row, { mean, variance }: Moments) {
  const hold = (value: number) => layout.toX(Math.min(REACH, Math.max(-REACH, value)));
  const std = Math.sqrt(variance);
  context.fillStyle = palette.ink;
  context.fillRect(hold(mean - std), row.bracket - 1, Math.max(1, hold(mean + std) - hold(mean - std)), 2);
  context.fillRect(hold(mean) - 1, row.bracket - 5, 2, 10);
}

function drawDots(pen: Pen, row: Row, spec: BatchRow, dots: readonly Dot[], step: number) {
  const { context, palette } = pen;
  const radius = pickRadius(dots.length) - 0.4;
  context.lineWidth = 1.2;
  dots.forEach(({ x, level }, index) => {
    const value = spec.values[index] ?? 0;
    const color = value > 0 ? palette.positive : value < 0 ? palette.negative : palette.muted;
    const isCut = spec.cutsAtZero && value <= 0;
    context.beginPath();
    context.arc(x, row.floor - radius - 1 - level * step, isCut ? radius - 0.6 : radius, 0, 2 * Math.PI);
    context.fillStyle = isCut ? palette.paper : color;
    context.fill();
    context.strokeStyle = isCut ? color : palette.paper;
    context.stroke();
  });
}

/** The followed example: a diamond of ink, larger than the dots and before them. */
function drawFollowed({ context, palette }: Pen, row: Row, dot: Dot, step: number, radius: number) {
  const [x, y, size] = [dot.x, row.floor - radius - dot.level * step, Math.max(6.5, radius + 3)];
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
  context.fillStyle = palette.ink;
  context.fill();
  context.strokeStyle = palette.paper;
  context.lineWidth = 1.5;
  context.stroke();
}

function drawLines(
  pen: Pen,
  from: { row: Row; dots: Dot[] },
  to: { row: Row; dots: Dot[] },
  picture: BatchPicture,
) {
  const { context, palette } = pen;
  const draw = (index: number, color: string, width: number) => {
    const [start, end] = [from.dots[index], to.dots[index]];
    if (start === undefined || end === undefined) return;
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(start.x, from.row.floor);
    context.lineTo(end.x, to.row.floor);
    context.stroke();
  };
  if (from.dots.length <= MOST_LINES) {
    context.globalAlpha = 0.28;
    from.dots.forEach((_, index) => draw(index, palette.muted, 0.8));
    context.globalAlpha = 1;
  }
  if (picture.followed !== null) draw(picture.followed, palette.ink, 1.5);
}

/** A title on a ground of paper, so that the lines behind it do not run through its words. */
function drawTitle({ context, palette, layout, font }: Pen, row: Row, { title, note }: BatchRow) {
  context.font = font;
  context.textBaseline = "alphabetic";
  const { isNarrow } = layout;
  for (const [text, align, x, y, color] of [
    [title, "left", layout.left, row.title, palette.ink],
    [
      note,
      isNarrow ? "left" : "right",
      isNarrow ? layout.left : layout.right,
      isNarrow ? row.title + 15 : row.title,
      palette.muted,
    ],
  ] as const) {
    const width = context.measureText(text).width;
    context.fillStyle = palette.paper;
    context.globalAlpha = 0.85;
    context.fillRect((align === "left" ? x : x - width) - 3, y - 12, width + 6, 16);
    context.globalAlpha = 1;
    context.textAlign = align;
    context.fillStyle = color;
    context.fillText(text, x, y);
  }
}

/** Draws a batch stage by stage, each example joined to itself. */
export function drawBatch(pen: Pen, picture: BatchPicture) {
  const { context, palette, layout } = pen;
  drawAxis(pen);
  const placed = picture.rows.map((spec, index) => {
    const row = layout.rows[index] as Row;
    return { row, spec, ...placeRow(pen, row, spec.values) };
  });
  placed.slice(1).forEach((to, index) => drawLines(pen, placed[index] as (typeof placed)[0], to, picture));
  for (const { row, spec, dots, step } of placed) {
    context.strokeStyle = palette.muted;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(layout.left, row.floor + 0.5);
    context.lineTo(layout.right, row.floor + 0.5);
    context.stroke();
    drawTitle(pen, row, spec);
    if (spec.population !== null) drawPopulation(pen, row, spec.population, dots.length, step);
    drawDots(pen, row, spec, dots, step);
    const followed = picture.followed === null ? undefined : dots[picture.followed];
    if (followed) drawFollowed(pen, row, followed, step, pickRadius(dots.length));
    drawBracket(pen, row, spec.moments);
  }
}
