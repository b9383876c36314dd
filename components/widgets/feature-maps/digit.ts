import { makeDigits } from "@/lib/data/digits";
import { digitSide, plainPen, rasterizeStrokes } from "@/lib/data/digits/rasterize";
import { shiftImages } from "@/lib/math/shift-images";
import { MOST_POINTS, MOST_STROKES, type State, type Stroke } from "./state";

/** The digit in view before it is moved, [28, 28]: drawn by the reader, or written by the generator. */
export function makeDigit({ strokes, digit, hand }: Pick<State, "strokes" | "digit" | "hand">): Float32Array {
  if (strokes.length > 0)
    return rasterizeStrokes(
      strokes.map((stroke) => stroke.map(([x, y]) => ({ x, y }))),
      plainPen,
    );
  // Two digits, because a data set has two classes at least; the one that is asked for is kept.
  const other = (digit + 1) % 10;
  const { inputs, targets } = makeDigits({
    digits: [digit, other],
    count: 2,
    shift: 0,
    noise: 0.05,
    seed: hand,
  });
  const index = targets.kind === "classes" ? targets.labels.indexOf(0) : 0;
  return inputs.slice(index * digitSide ** 2, (index + 1) * digitSide ** 2);
}

export function moveDigit(image: Float32Array, { right, down }: Pick<State, "right" | "down">): Float32Array {
  return shiftImages(image, digitSide, () => ({ right, down }));
}

const place = (value: number) => Math.max(0, Math.min(100, Math.round(value)));

/** A new stroke, from its first point; the drawing as it was when there is no room for one. */
export function beginStroke(strokes: readonly Stroke[], x: number, y: number): Stroke[] {
  if (strokes.length >= MOST_STROKES) return [...strokes];
  return [...strokes, [[place(x), place(y)]]];
}

/** The last stroke drawn on, unless the pen has hardly moved or the stroke is as long as it may be. */
export function extendStroke(strokes: readonly Stroke[], x: number, y: number): Stroke[] {
  const last = strokes.at(-1);
  const end = last?.at(-1);
  if (last === undefined || end === undefined || last.length >= MOST_POINTS) return [...strokes];
  const next: [number, number] = [place(x), place(y)];
  if (Math.hypot(next[0] - end[0], next[1] - end[1]) < 2) return [...strokes];
  return [...strokes.slice(0, -1), [...last, next]];
}
