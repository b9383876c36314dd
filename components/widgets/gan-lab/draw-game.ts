import type { Palette } from "@/components/charts/palette";
import type { PlaneFrame } from "@/components/training/draw-plane";
import { PLANE_REACH } from "@/lib/lab/plane-cells";
import type { Frame } from "./job";
import type { Stage } from "./stages";

/** Length of an arrow, in the plane's unit, for each unit of gradient; longer ones are cut. */
const ARROW_SCALE = 0.06;
const LONGEST = 0.25;
/** Standard normal numbers reach as far as the plane at this scale. */
const NOISE_SCALE = 1 / 3;

/** Samples and their arrows, or what the present stage of slow motion shows. */
export function drawGame(
  context: CanvasRenderingContext2D,
  plane: PlaneFrame,
  frame: Frame | null,
  palette: Palette,
): void {
  if (frame === null) return;
  context.save();
  context.beginPath();
  context.rect(plane.toX(-PLANE_REACH), 0, plane.side, plane.side);
  context.clip();
  if (frame.stage === null) {
    drawPulls(context, plane, frame, palette);
    drawDots(context, plane, frame.samples, palette.classes[0], palette);
  } else drawStage(context, plane, frame.stage, palette);
  context.restore();
}

function drawDots(
  context: CanvasRenderingContext2D,
  { side, toX, toY }: PlaneFrame,
  points: Float32Array,
  color: string,
  palette: Palette,
): void {
  const radius = side < 260 ? 1.8 : 2.4;
  context.fillStyle = color;
  context.strokeStyle = palette.paper;
  context.lineWidth = 0.6;
  for (let i = 0; i < points.length; i += 2) {
    context.beginPath();
    context.arc(toX(points[i]!), toY(points[i + 1]!), radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

/** Lines between places of two lists, pair by pair. */
function drawLinks(
  context: CanvasRenderingContext2D,
  { toX, toY }: PlaneFrame,
  from: Float32Array,
  to: Float32Array,
  color: string,
): void {
  context.strokeStyle = color;
  context.lineWidth = 0.9;
  context.beginPath();
  for (let i = 0; i < to.length; i += 2) {
    context.moveTo(toX(from[i]!), toY(from[i + 1]!));
    context.lineTo(toX(to[i]!), toY(to[i + 1]!));
  }
  context.stroke();
}

function drawPulls(
  context: CanvasRenderingContext2D,
  plane: PlaneFrame,
  { samples, pulls }: Frame,
  palette: Palette,
): void {
  const ends = new Float32Array(pulls.length);
  for (let i = 0; i < pulls.length; i += 2) {
    const length = ARROW_SCALE * Math.hypot(pulls[i]!, pulls[i + 1]!);
    const scale = length > LONGEST ? (ARROW_SCALE * LONGEST) / length : ARROW_SCALE;
    ends[i] = samples[i]! + scale * pulls[i]!;
    ends[i + 1] = samples[i + 1]! + scale * pulls[i + 1]!;
  }
  drawLinks(context, plane, samples, ends, palette.ink);
  drawHeads(context, plane, samples, ends, palette.ink);
}

/** Arrowheads, where the arrow is long enough for one. */
function drawHeads(
  context: CanvasRenderingContext2D,
  { toX, toY }: PlaneFrame,
  from: Float32Array,
  to: Float32Array,
  color: string,
): void {
  context.fillStyle = color;
  for (let i = 0; i < to.length; i += 2) {
    const [x, y] = [toX(to[i]!), toY(to[i + 1]!)];
    const [dx, dy] = [x - toX(from[i]!), y - toY(from[i + 1]!)];
    const length = Math.hypot(dx, dy);
    if (length < 4) continue;
    const [ux, uy] = [dx / length, dy / length];
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x - 5 * ux - 2.2 * uy, y - 5 * uy + 2.2 * ux);
    context.lineTo(x - 5 * ux + 2.2 * uy, y - 5 * uy - 2.2 * ux);
    context.fill();
  }
}

function drawStage(
  context: CanvasRenderingContext2D,
  plane: PlaneFrame,
  { name, noise, samples, real, from }: Stage,
  palette: Palette,
): void {
  const blue = palette.classes[0];
  if (name === "noise" || name === "generator") {
    const places = placeNoise(noise, samples.length / 2);
    if (name === "generator") drawLinks(context, plane, places, samples, palette.muted);
    drawDots(context, plane, places, palette.muted, palette);
    if (name === "generator") drawDots(context, plane, samples, blue, palette);
    return;
  }
  if (from !== null) drawLinks(context, plane, from, samples, palette.ink);
  drawDots(context, plane, real, palette.classes[4], palette);
  drawDots(context, plane, samples, blue, palette);
}

/** The first two numbers of each vector, or the only one with a 0, [count, 2]. */
function placeNoise(noise: Float32Array, count: number): Float32Array {
  const latent = noise.length / count;
  const places = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    places[2 * i] = NOISE_SCALE * noise[i * latent]!;
    if (latent > 1) places[2 * i + 1] = NOISE_SCALE * noise[i * latent + 1]!;
  }
  return places;
}
