import type { Palette } from "@/components/charts/palette";
import { mix, parseHex, type Rgb } from "@/lib/math/color";
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

/** Shades of one ramp: enough that no step between two can be seen. */
const SHADES = 64;

/** From one colour to another, as pixels. */
function makeRamp(from: Rgb, to: Rgb): Uint32Array {
  return Uint32Array.from({ length: SHADES + 1 }, (_, i) => packPixel(mix(from, to, i / SHADES)));
}

/** Alpha, blue, green, red from the highest byte: how image data lies in a little-endian 32-bit number. */
function packPixel([red, green, blue]: Rgb): number {
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}

const ramps = new Map<string, Uint32Array[]>();

/** Ramps are made once for each palette: a map has thousands of cells, and is coloured at every frame. */
function getRamps(key: string, make: () => Uint32Array[]): Uint32Array[] {
  const known = ramps.get(key);
  if (known !== undefined) return known;
  const made = make();
  ramps.set(key, made);
  return made;
}

const readPixels = (image: ImageData) => new Uint32Array(image.data.buffer);

/**
 * The colour of every cell of a map of answers, as pixels row by row from the top.
 * @param isSharp the leading class in full, however little it leads
 */
export function colorAnswers(map: PlaneMap, plane: Plane, palette: Palette, isSharp = false): ImageData {
  if (plane.encoding === "values") return colorValues(map.values, map.size, plane.highest, palette);
  const image = new ImageData(map.size, map.size);
  const pixels = readPixels(image);
  const colors = pickClassColors(palette, plane.classes?.length ?? 0);
  const shades = getRamps([palette.paper, ...colors].join(), () => {
    const paper = parseHex(palette.paper);
    return colors.map((color) => makeRamp(paper, mix(paper, parseHex(color), strongest)));
  });
  for (let cell = 0; cell < pixels.length; cell++) {
    const { leader, lead } = findLeader(plane.encoding, map, cell);
    pixels[cell] = shades[leader]?.[isSharp ? SHADES : Math.round(lead * SHADES)] ?? shades[0]?.[0] ?? 0;
  }
  return image;
}

const found = { leader: 0, lead: 0 };

/** The leading class of a cell, and how far it leads beyond an equal share, 0 to 1. The same object each time. */
function findLeader(encoding: Plane["encoding"], { values, outputs }: PlaneMap, cell: number): typeof found {
  const first = values[cell * outputs] as number;
  if (encoding === "oneHot") {
    let leader = 0;
    let share = first;
    for (let i = 1; i < outputs; i++) {
      const other = values[cell * outputs + i] as number;
      if (other > share) {
        share = other;
        leader = i;
      }
    }
    found.leader = leader;
    found.lead = (share - 1 / outputs) / (1 - 1 / outputs);
  } else {
    // From -1, all of the first class, to 1, all of the second.
    const side = encoding === "sign" ? first : 2 * first - 1;
    found.leader = side > 0 ? 1 : 0;
    found.lead = Math.abs(side);
  }
  found.lead = Number.isFinite(found.lead) ? Math.min(1, Math.max(0, found.lead)) : 0;
  return found;
}

/** Signed values of a unit, a feature or a regression, from `-highest` to `highest`. */
export function colorValues(
  values: ArrayLike<number>,
  size: number,
  highest: number,
  palette: Palette,
  from = 0,
): ImageData {
  const image = new ImageData(size, size);
  const pixels = readPixels(image);
  const { negative, zero, positive } = palette;
  const [below, above] = getRamps([negative, zero, positive].join(), () => [
    makeRamp(parseHex(zero), parseHex(negative)),
    makeRamp(parseHex(zero), parseHex(positive)),
  ]) as [Uint32Array, Uint32Array];
  for (let cell = 0; cell < pixels.length; cell++) {
    const value = (values[from + cell] as number) / highest;
    const shade = Number.isNaN(value) ? 0 : Math.round(Math.min(1, Math.abs(value)) * SHADES);
    pixels[cell] = (value < 0 ? below : above)[shade] as number;
  }
  return image;
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
