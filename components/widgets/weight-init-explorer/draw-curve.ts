import { placeLogTicks, placeTicks, printTick } from "@/components/charts/ticks";
import type { Pen, StripPicture } from "./draw-strips";
import type { Row } from "./strip-layout";
import type { Strip } from "./strips";
import type { LayerPrediction } from "./theory";

/** The values of one line over the layers; null where there is none. */
type Line = (number | null)[];

interface Lines {
  activations: Line;
  gradients: Line;
  activationTheory: Line;
  gradientTheory: Line;
}

const TITLES = {
  meanSquare: "Mean square, logarithmic",
  variance: "Variance, logarithmic",
  mean: "Mean",
} as const;

/** What 32-bit numbers hold, in squares: the picture never needs more. */
const FLOOR = 1e-24;
const CEILING = 1e24;

export function collectLines(picture: StripPicture): Lines {
  const { statistic, columns, prediction, depth } = picture;
  const measure = (strip: Strip | null) => (strip === null ? null : strip[statistic]);
  const predictGradient = (layer: LayerPrediction) => (statistic === "mean" ? 0 : layer.gradientMeanSquare);
  const layers = Array.from({ length: depth }, (_, index) => index);
  return {
    activations: columns.map((column) => measure(column.activations)),
    gradients: columns.map((column) => measure(column.gradients)),
    activationTheory: layers.map((index) => prediction?.[index]?.[statistic] ?? null),
    gradientTheory: layers.map((index) => {
      const layer = prediction?.[index];
      return layer ? predictGradient(layer) : null;
    }),
  };
}

interface Axis {
  toY(value: number): number;
  ticks: number[];
}

function makeLinearAxis(values: number[], row: Row): Axis {
  const reach = Math.max(0.1, ...values.map(Math.abs));
  const [low, high] = [Math.min(...values, 0) < -reach * 0.02 ? -reach : 0, reach];
  return {
    toY: (value) => row.bottom - ((value - low) / (high - low)) * (row.bottom - row.top),
    ticks: placeTicks(low, high, 3),
  };
}

function makeLogAxis(values: number[], row: Row): Axis {
  const positive = values
    .filter((value) => value > 0)
    .map((value) => Math.min(CEILING, Math.max(FLOOR, value)));
  const low = Math.log10(Math.min(0.1, ...positive)) - 0.15;
  const high = Math.log10(Math.max(2, ...positive)) + 0.15;
  return {
    toY: (value) => {
      const clamped = Math.log10(Math.min(CEILING, Math.max(FLOOR, value)));
      return row.bottom - ((clamped - low) / (high - low)) * (row.bottom - row.top);
    },
    ticks: placeLogTicks(10 ** low, 10 ** high, 4),
  };
}

/** The line over the layers: activations in ink, gradients in muted, theory dashed in the same colours. */
export function drawCurveRow(pen: Pen, picture: StripPicture) {
  const { context, palette, layout, font } = pen;
  const row = layout.curve;
  const log = picture.statistic !== "mean";
  const lines = collectLines(picture);
  const values = Object.values(lines)
    .flat()
    .filter((value): value is number => value !== null && Number.isFinite(value));
  const { toY, ticks } = log ? makeLogAxis(values, row) : makeLinearAxis(values, row);

  context.font = font;
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.lineWidth = 1;
  for (const tick of ticks) {
    const y = Math.round(toY(tick)) + 0.5;
    context.strokeStyle = palette.hairline;
    context.beginPath();
    context.moveTo(layout.left, y);
    context.lineTo(layout.right, y);
    context.stroke();
    context.fillStyle = palette.muted;
    context.fillText(printTick(tick), layout.left - 7, y);
  }

  const [activationColor, gradientColor] = [palette.ink, palette.classes[2]];
  const title = TITLES[picture.statistic];
  const isNarrow = layout.right - layout.left < 420;
  drawLegend(pen, row, isNarrow ? (title.split(",")[0] ?? title) : title, [
    ["activations", activationColor],
    ["gradients", gradientColor],
  ]);
  const hasPlace = (value: number | null): value is number =>
    value !== null && Number.isFinite(value) && (!log || value > 0);
  const toX = (index: number) => layout.left + (index + 0.5) * layout.column;
  const stroke = (line: Line, color: string) => {
    context.strokeStyle = color;
    context.setLineDash([5, 4]);
    context.lineWidth = 1.2;
    context.beginPath();
    let isDown = false;
    line.forEach((value, index) => {
      if (!hasPlace(value)) {
        isDown = false;
        return;
      }
      const y = toY(value);
      if (isDown) context.lineTo(toX(index), y);
      else context.moveTo(toX(index), y);
      isDown = true;
    });
    context.stroke();
    context.setLineDash([]);
  };
  const dots = (line: Line, color: string) => {
    context.fillStyle = color;
    const radius = Math.min(3, Math.max(1.6, layout.column * 0.22));
    line.forEach((value, index) => {
      if (!hasPlace(value)) return;
      context.beginPath();
      context.arc(toX(index), toY(value), radius, 0, 2 * Math.PI);
      context.fill();
    });
  };
  stroke(lines.gradientTheory, gradientColor);
  stroke(lines.activationTheory, activationColor);
  dots(lines.gradients, gradientColor);
  dots(lines.activations, activationColor);
}

function drawLegend({ context, palette, layout }: Pen, row: Row, title: string, entries: [string, string][]) {
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillStyle = palette.ink;
  context.fillText(title, layout.left, row.title);
  let x = layout.left + context.measureText(title).width + 16;
  for (const [name, color] of entries) {
    context.fillStyle = color;
    context.beginPath();
    context.arc(x + 3, row.title - 4, 3, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = palette.muted;
    context.fillText(name, x + 10, row.title);
    x += 22 + context.measureText(name).width;
  }
  if (x + 76 > layout.right) return;
  context.strokeStyle = palette.muted;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.moveTo(x, row.title - 4);
  context.lineTo(x + 22, row.title - 4);
  context.stroke();
  context.setLineDash([]);
  context.fillText("theory", x + 28, row.title);
}
