import type { Palette } from "@/components/charts/palette";
import { placeTicks, printTick } from "@/components/charts/ticks";
import type { SumSample } from "./masks";

export interface MeansPicture {
  sample: SumSample;
  /** How many of the masks are drawn so far. */
  shown: number;
  /** The mask that is read out, from 0; null for none. */
  cursor: number | null;
}

const PAD = { left: 44, right: 12, top: 18, bottom: 34 };

export interface MeansFrame {
  toX(count: number): number;
  toY(value: number): number;
  /** The mask under a pixel, from 0. */
  toMask(x: number): number;
  low: number;
  high: number;
}

/** Numbers of masks on a logarithmic axis: the mean comes nearer by the root of their number. */
export function frameMeans(width: number, height: number, sample: SumSample): MeansFrame {
  const count = Math.max(2, sample.sums.length);
  const { low, high } = findReach(sample);
  const across = width - PAD.left - PAD.right;
  const toX = (masks: number) => PAD.left + (Math.log(masks) / Math.log(count)) * across;
  return {
    toX,
    toY: (value) =>
      PAD.top +
      (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low)) * (height - PAD.top - PAD.bottom),
    toMask: (x) => {
      const masks = Math.exp(((x - PAD.left) / across) * Math.log(count));
      return Math.min(sample.sums.length, Math.max(1, Math.round(masks))) - 1;
    },
    low,
    high,
  };
}

/** Every mask's value, 0 and what the mean should be, with a little air. */
function findReach({ sums, whole, mean }: SumSample): { low: number; high: number } {
  let [low, high] = [Math.min(0, whole, mean ?? 0), Math.max(0, whole, mean ?? 0)];
  for (const sum of sums) {
    low = Math.min(low, sum);
    high = Math.max(high, sum);
  }
  const air = Math.max(0.05, 0.06 * (high - low));
  return { low: low - air, high: high + air };
}

export function drawMeans(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: MeansPicture,
  palette: Palette,
): void {
  const { sample, shown, cursor } = picture;
  const frame = frameMeans(width, height, sample);
  drawAxes(context, width, height, frame, sample.sums.length, palette);
  drawFunnel(context, frame, sample, palette);
  for (let index = 0; index < shown; index++) {
    const isRead = index === cursor;
    context.fillStyle = isRead ? palette.accent : palette.muted;
    context.globalAlpha = isRead ? 1 : 0.35;
    context.beginPath();
    context.arc(frame.toX(index + 1), frame.toY(sample.sums[index] ?? NaN), isRead ? 4 : 1.6, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  drawLevel(context, width, frame, sample.whole, "without dropout", palette.ink, palette);
  if (sample.mean !== null && Math.abs(sample.mean - sample.whole) > 0.02 * (frame.high - frame.low))
    drawLevel(context, width, frame, sample.mean, "(1 − p) of it", palette.muted, palette);
  context.strokeStyle = palette.accent;
  context.lineWidth = 2;
  context.beginPath();
  for (let index = 0; index < shown; index++)
    context.lineTo(frame.toX(index + 1), frame.toY(sample.means[index] ?? NaN));
  context.stroke();
  if (cursor === null) return;
  context.strokeStyle = palette.muted;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(frame.toX(cursor + 1), PAD.top);
  context.lineTo(frame.toX(cursor + 1), height - PAD.bottom);
  context.stroke();
}

function drawAxes(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  frame: MeansFrame,
  count: number,
  palette: Palette,
): void {
  context.font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
  context.fillStyle = palette.muted;
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const tick of placeTicks(frame.low, frame.high, Math.max(2, height / 55))) {
    const y = Math.round(frame.toY(tick)) + 0.5;
    context.beginPath();
    context.moveTo(PAD.left, y);
    context.lineTo(width - PAD.right, y);
    context.stroke();
    context.fillText(printTick(tick), PAD.left - 6, y);
  }
  context.textBaseline = "top";
  context.textAlign = "center";
  for (const tick of [1, 10, 100, 1000].filter((masks) => masks <= count))
    context.fillText(String(tick), frame.toX(tick), height - PAD.bottom + 5);
  context.textAlign = "right";
  context.fillText("masks, logarithmic", width - PAD.right, height - PAD.bottom + 19);
  context.textAlign = "left";
  context.fillText("weighted sum", 0, 1);
}

/** Where the mean of n masks lies two times in three: one standard error to each side. */
function drawFunnel(
  context: CanvasRenderingContext2D,
  { toX, toY }: MeansFrame,
  sample: SumSample,
  palette: Palette,
): void {
  const count = sample.sums.length;
  const middle = sample.mean ?? sample.means.at(-1) ?? NaN;
  const places = Array.from({ length: 61 }, (_, i) => count ** (i / 60));
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.12;
  context.beginPath();
  for (const masks of places) context.lineTo(toX(masks), toY(middle + sample.std / Math.sqrt(masks)));
  for (const masks of places.reverse())
    context.lineTo(toX(masks), toY(middle - sample.std / Math.sqrt(masks)));
  context.fill();
  context.globalAlpha = 1;
}

function drawLevel(
  context: CanvasRenderingContext2D,
  width: number,
  frame: MeansFrame,
  value: number,
  name: string,
  color: string,
  palette: Palette,
): void {
  const y = Math.round(frame.toY(value)) + 0.5;
  context.strokeStyle = color;
  context.lineWidth = 1.2;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.moveTo(PAD.left, y);
  context.lineTo(width - PAD.right, y);
  context.stroke();
  context.setLineDash([]);
  context.textAlign = "right";
  context.textBaseline = "bottom";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = palette.paper;
  context.strokeText(name, width - PAD.right - 3, y - 3);
  context.fillStyle = color;
  context.fillText(name, width - PAD.right - 3, y - 3);
}
