import type { Random } from "@/lib/math/random";
import type { DigitShape, Stroke } from "./shape";
import { type PathPoint, traceStroke } from "./trace";
import { drawWarp } from "./warp";

/** Sketches are 100 by 100. */
const middle = 50;

/** A stretch drawn evenly on a logarithmic scale about 1: halves are as likely as doubles. */
const drawScale = (random: Random, spread: number) => Math.exp(spread * limitNormal(random));

/** Standard normal without its rare extremes, which no hand shows and no reader could tell. */
export function limitNormal(random: Random): number {
  return Math.min(2.4, Math.max(-2.4, random.normal()));
}

/** The paths of a pen that writes a shape once: no two hands, and no two times of one hand, write it alike. */
export function writeShape(shape: DigitShape, random: Random): PathPoint[][] {
  const care = drawScale(random, 0.45);
  const sketch = wobble(mixStrokes(shape, random), 1.8 * care, random);
  const paths = sketch.map((stroke) => moveEnds(traceStroke(stroke), random));
  return bend(paths, care, random);
}

/** The shape's two ends mixed, each stroke by about the same part; sometimes a little past them. */
function mixStrokes({ strokes, other }: DigitShape, random: Random): Stroke[] {
  const part = -0.15 + 1.3 * random.next();
  return strokes.map((stroke, s) => {
    const own = part + 0.15 * limitNormal(random);
    return stroke.map((point, i) => {
      const end = other[s]?.[i] ?? point;
      return { ...point, x: point.x + own * (end.x - point.x), y: point.y + own * (end.y - point.y) };
    });
  });
}

/** Each stroke, and each point of it, misses its place. */
function wobble(strokes: readonly Stroke[], spread: number, random: Random): Stroke[] {
  return strokes.map((stroke, index) => {
    // The first stroke's place is the digit's own; later ones meet it more or less.
    const offset = index === 0 ? 0 : 0.9 * spread;
    const moveX = offset * limitNormal(random);
    const moveY = offset * limitNormal(random);
    return stroke.map((point) => ({
      ...point,
      x: point.x + moveX + spread * limitNormal(random),
      y: point.y + moveY + spread * limitNormal(random),
    }));
  });
}

/** The pen comes down a little early or late, and lifts so too: a path is drawn on straight, or cut. */
function moveEnds(path: readonly PathPoint[], random: Random): PathPoint[] {
  const head = moveEnd(path, 5 * limitNormal(random));
  return moveEnd(head.reverse(), 5 * limitNormal(random)).reverse();
}

function moveEnd(path: readonly PathPoint[], by: number): PathPoint[] {
  const [first, second] = path;
  if (first === undefined || second === undefined) return [...path];
  if (by < 0)
    return path.length > 12 && by < -4 ? path.slice(2) : path.length > 8 ? path.slice(1) : [...path];
  const length = Math.hypot(first.x - second.x, first.y - second.y) || 1;
  const further = by / length;
  return [
    { x: first.x + further * (first.x - second.x), y: first.y + further * (first.y - second.y) },
    ...path,
  ];
}

/**
 * What a hand does to all of a digit: it bends it a little here and there, leans, turns, widens or narrows it, and gives
 * its upper and lower, left and right parts unequal room.
 */
function bend(paths: readonly PathPoint[][], care: number, random: Random): PathPoint[][] {
  const draw = (spread: number) => spread * limitNormal(random);
  const carelessness = 0.5 + 0.5 * care;
  const bowX = draw(0.08 * carelessness);
  const twistX = draw(0.1 * carelessness);
  const unevenX = draw(0.07 * carelessness);
  const curlX = draw(0.05 * carelessness);
  const bowY = draw(0.07 * carelessness);
  const twistY = draw(0.08 * carelessness);
  const unevenY = draw(0.1 * carelessness);
  const width = 0.88 * drawScale(random, 0.2);
  const lean = 0.14 + draw(0.22);
  const angle = draw(0.12);
  const warp = drawWarp(0.02 * care, random);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return paths.map((path) =>
    path.map((point) => {
      const { x, y } = warp((point.x - middle) / middle, (point.y - middle) / middle);
      const bentX = x + bowX * y * y + twistX * x * y + unevenX * x * x + curlX * y * y * y;
      const bentY = y + bowY * x * x + twistY * x * y + unevenY * y * y;
      const leantX = width * bentX - lean * bentY;
      return { x: cos * leantX - sin * bentY, y: sin * leantX + cos * bentY };
    }),
  );
}
