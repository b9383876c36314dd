import type { Palette } from "@/components/charts/palette";
import { mix, mixSigned, parseHex, type Rgb } from "@/lib/math/color";
import type { PlaneMap } from "@/lib/lab/experiment-view";
import type { Plane } from "./plane";

/** The colours of so many classes: two of them as far apart as the palette has. */
export function pickClassColors(palette: Palette, classes: number): string[] {
  return classes === 2 ? [palette.classes[0], palette.classes[4]] : palette.classes.slice(0, classes);
}

/** How strongly the ground is coloured where the model is sure: points must still stand out on it. */
const strongest = 0.55;

/** The share of each class by which an answer is coloured; null where it is a number. */
export function readShares(
  { encoding }: Pick<Plane, "encoding">,
  answer: ArrayLike<number>,
): number[] | null {
  const [first = NaN] = [answer[0] as number];
  switch (encoding) {
    case "values":
      return null;
    case "bit":
      return [1 - first, first];
    case "sign": {
      const share = Math.min(1, Math.max(0, (first + 1) / 2));
      return [1 - share, share];
    }
    case "oneHot":
      return Array.from(answer);
  }
}

/** The colour of every cell of a map of answers, as pixels row by row from the top. */
export function colorAnswers(map: PlaneMap, plane: Plane, palette: Palette): ImageData {
  const image = new ImageData(map.size, map.size);
  const paper = parseHex(palette.paper);
  const colors = pickClassColors(palette, plane.classes?.length ?? 0).map(parseHex);
  for (let cell = 0; cell < map.size * map.size; cell++) {
    const answer = map.values.subarray(cell * map.outputs, (cell + 1) * map.outputs);
    const shares = readShares(plane, answer);
    const color =
      shares === null
        ? mix(paper, mixSigned(answer[0] as number, plane.highest, palette), 0.85)
        : colorShares(shares, colors, paper);
    paint(image, cell, color);
  }
  return image;
}

/** The leading class's colour, the stronger the further it leads beyond an equal share. */
function colorShares(shares: readonly number[], colors: readonly Rgb[], paper: Rgb): Rgb {
  let leader = 0;
  for (let i = 1; i < shares.length; i++) if (shares[i]! > shares[leader]!) leader = i;
  const equal = 1 / shares.length;
  const lead = Math.max(0, (shares[leader]! - equal) / (1 - equal));
  return Number.isFinite(lead) ? mix(paper, colors[leader] ?? paper, strongest * lead) : paper;
}

/** Signed values of a unit, or of a feature, from `-highest` to `highest`. */
export function colorValues(
  values: ArrayLike<number>,
  size: number,
  highest: number,
  palette: Palette,
  from = 0,
): ImageData {
  const image = new ImageData(size, size);
  const ends = [palette.negative, palette.zero, palette.positive].map(parseHex) as [Rgb, Rgb, Rgb];
  for (let cell = 0; cell < size * size; cell++) {
    const value = (values[from + cell] as number) / highest;
    const color = Number.isFinite(value)
      ? mix(ends[1], value < 0 ? ends[0] : ends[2], Math.abs(value))
      : ends[1];
    paint(image, cell, color);
  }
  return image;
}

function paint(image: ImageData, cell: number, [red, green, blue]: Rgb): void {
  image.data[4 * cell] = red;
  image.data[4 * cell + 1] = green;
  image.data[4 * cell + 2] = blue;
  image.data[4 * cell + 3] = 255;
}

/** The largest size of any value, so that a map uses its whole scale; 1 where all are 0. */
export function findHighest(values: ArrayLike<number>, from = 0, to = values.length): number {
  let highest = 0;
  for (let i = from; i < to; i++) {
    const size = Math.abs(values[i] as number);
    if (size > highest && size < Infinity) highest = size;
  }
  return highest || 1;
}

let scratch: HTMLCanvasElement | null = null;

/** Draws pixels into a square of the canvas, softened to its size. */
export function drawPixels(
  context: CanvasRenderingContext2D,
  image: ImageData,
  x: number,
  y: number,
  side: number,
): void {
  scratch ??= document.createElement("canvas");
  if (scratch.width !== image.width || scratch.height !== image.height) {
    scratch.width = image.width;
    scratch.height = image.height;
  }
  scratch.getContext("2d")?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(scratch, x, y, side, side);
}
