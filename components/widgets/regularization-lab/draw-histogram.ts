import type { Palette } from "@/components/charts/palette";
import { placeTicks, printTick } from "@/components/charts/ticks";

/** Odd, so that one bin has zero in its middle. */
export const BINS = 41;

export interface HistogramPicture {
  /** [BINS], from -reach to reach. */
  counts: ArrayLike<number>;
  reach: number;
  /** The count at the top. */
  highest: number;
  selected: number | null;
  color: string;
}

const MARGIN = { left: 30, bottom: 22, top: 16 };

/** A single weight must be seen beside hundreds, so counts stand on a logarithmic axis that begins below 1. */
const FLOOR = 0.6;

export function frameHistogram(width: number, highest: number) {
  const side = Math.max(10, width - MARGIN.left);
  const span = Math.log(Math.max(10, highest) / FLOOR);
  const height = side - MARGIN.top;
  return {
    side,
    column: side / BINS,
    toX: (bin: number) => MARGIN.left + (bin / BINS) * side,
    toY: (count: number) => side - (Math.log(Math.max(FLOOR, count) / FLOOR) / span) * height,
    toBin: (x: number) => Math.min(BINS - 1, Math.max(0, Math.floor(((x - MARGIN.left) / side) * BINS))),
  };
}

export function drawHistogram(
  context: CanvasRenderingContext2D,
  width: number,
  { counts, reach, highest, selected, color }: HistogramPicture,
  palette: Palette,
): void {
  const { side, column, toX, toY } = frameHistogram(width, highest);
  context.font = `11px ${getComputedStyle(context.canvas).fontFamily}`;
  context.lineWidth = 1;
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const tick of [1, 10, 100, 1000].filter((count) => count <= Math.max(10, highest))) {
    const y = Math.round(toY(tick)) + 0.5;
    context.strokeStyle = palette.hairline;
    context.beginPath();
    context.moveTo(MARGIN.left, y);
    context.lineTo(MARGIN.left + side, y);
    context.stroke();
    context.fillStyle = palette.muted;
    context.fillText(String(tick), MARGIN.left - 5, y);
  }
  for (let bin = 0; bin < BINS; bin++) {
    const count = counts[bin] ?? 0;
    const isSelected = bin === selected;
    if (isSelected) {
      context.fillStyle = palette.paperSunk;
      context.fillRect(toX(bin), MARGIN.top, column, side - MARGIN.top);
    }
    if (count === 0) continue;
    const y = toY(count);
    context.fillStyle = isSelected ? palette.accent : color;
    context.fillRect(toX(bin) + 0.5, y, Math.max(1, column - 1), side - y);
  }
  context.strokeStyle = palette.muted;
  context.beginPath();
  context.moveTo(MARGIN.left, side + 0.5);
  context.lineTo(MARGIN.left + side, side + 0.5);
  context.stroke();
  context.fillStyle = palette.muted;
  context.textBaseline = "top";
  // The right end is the axis' name's.
  const last = (side < 200 ? 0.4 : 0.75) * reach;
  for (const tick of placeTicks(-reach, reach, 4)) {
    if (tick > last) continue;
    context.textAlign = tick === -reach ? "left" : "center";
    context.fillText(printTick(tick), toX(((tick + reach) / (2 * reach)) * BINS), side + 5);
  }
  context.textAlign = "right";
  context.fillText("weight", MARGIN.left + side, side + 5);
  context.textAlign = "left";
  context.fillText("weights a bin, log", 0, 1);
}
