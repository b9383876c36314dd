import type { Palette } from "@/components/charts/palette";
import { placeTicks, printTick } from "@/components/charts/ticks";
import type { Moments } from "./model";

export interface NoisePicture {
  /** Of all examples there are. */
  population: Moments;
  /** The batch in view, and others of its size. */
  batch: Moments;
  others: readonly Moments[];
}

const PAD = { left: 40, right: 8, top: 34, bottom: 38 };

/** Means across and standard deviations up, on axes that depend on the population alone: larger batches draw together. */
export function drawNoise(
  context: CanvasRenderingContext2D,
  { width, height, palette, font }: { width: number; height: number; palette: Palette; font: string },
  { population, batch, others }: NoisePicture,
) {
  const std = Math.sqrt(population.variance);
  const [low, high, top] = [population.mean - 3.2 * std, population.mean + 3.2 * std, 2.2 * std];
  const [right, bottom] = [width - PAD.right, height - PAD.bottom];
  const toX = (mean: number) => PAD.left + ((mean - low) / (high - low)) * (right - PAD.left);
  const toY = ({ variance }: Moments) => bottom - Math.min(1, Math.sqrt(variance) / top) * (bottom - PAD.top);
  context.font = font;
  context.lineWidth = 1;
  context.fillStyle = palette.muted;
  context.strokeStyle = palette.hairline;
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const tick of placeTicks(0, top, 4)) {
    const y = Math.round(toY({ mean: 0, variance: tick ** 2 })) + 0.5;
    context.beginPath();
    context.moveTo(PAD.left, y);
    context.lineTo(right, y);
    context.stroke();
    context.fillText(printTick(tick), PAD.left - 6, y);
  }
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const tick of placeTicks(low, high, 4)) context.fillText(printTick(tick), toX(tick), bottom + 5);
  context.textAlign = "right";
  context.fillText("mean of a batch", right, bottom + 20);
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillStyle = palette.ink;
  context.fillText(`This batch and ${others.length} others`, 0, 12);
  context.fillStyle = palette.muted;
  context.fillText("standard deviation of a batch", 0, 27);

  context.strokeStyle = palette.muted;
  context.setLineDash([4, 3]);
  context.beginPath();
  context.moveTo(toX(population.mean), PAD.top);
  context.lineTo(toX(population.mean), bottom);
  context.moveTo(PAD.left, toY(population));
  context.lineTo(right, toY(population));
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = palette.muted;
  context.globalAlpha = 0.6;
  for (const moments of others) {
    context.beginPath();
    context.arc(toX(moments.mean), toY(moments), 2, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  context.strokeStyle = palette.paper;
  context.fillStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(toX(batch.mean), toY(batch), 5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}
