import type { Stroke, StrokePoint } from "./shape";

/** A point of a pen's path. */
export interface PathPoint {
  x: number;
  y: number;
}

/** Straight pieces between two points of a stroke. */
const pieces = 6;

/**
 * The pen's path through the points of a stroke: a Catmull-Rom spline (Catmull & Rom 1974), broken at sharp points, as a
 * line of many short pieces.
 */
export function traceStroke(stroke: Stroke): PathPoint[] {
  const path: PathPoint[] = stroke.slice(0, 1).map(({ x, y }) => ({ x, y }));
  for (let i = 0; i + 1 < stroke.length; i++) {
    const from = stroke[i] as StrokePoint;
    const to = stroke[i + 1] as StrokePoint;
    // Nothing of the path beyond a sharp point or an end bends the curve on this side of it.
    const before = i === 0 || from.sharp ? from : (stroke[i - 1] as StrokePoint);
    const after = i + 2 >= stroke.length || to.sharp ? to : (stroke[i + 2] as StrokePoint);
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      path.push({
        x: interpolate(before.x, from.x, to.x, after.x, t),
        y: interpolate(before.y, from.y, to.y, after.y, t),
      });
    }
  }
  return path;
}

/** Catmull-Rom between b (t = 0) and c (t = 1), with a and d their neighbours. */
function interpolate(a: number, b: number, c: number, d: number, t: number): number {
  const slopeAtB = (c - a) / 2;
  const slopeAtC = (d - b) / 2;
  return (
    b + t * (slopeAtB + t * (3 * (c - b) - 2 * slopeAtB - slopeAtC + t * (2 * (b - c) + slopeAtB + slopeAtC)))
  );
}
