import { type GlyphName, measureToGlyph } from "./glyphs";

export const signNames = [
  "stop",
  "yield",
  "no entry",
  "turn left",
  "turn right",
  "speed limit 25",
  "speed limit 45",
  "speed limit 65",
] as const;
export type SignName = (typeof signNames)[number];

/** Red, green and blue, each from 0 to 1. */
export type Color = readonly [number, number, number];

const red: Color = [0.75, 0.09, 0.13];
const white: Color = [0.95, 0.95, 0.93];
const blue: Color = [0.05, 0.27, 0.62];
const black: Color = [0.08, 0.08, 0.09];

/** The colour of a sign at a place of its face, x to the right and y down from -1 to 1; null beside it. */
type Face = (x: number, y: number) => Color | null;

const faces: Record<SignName, Face> = {
  stop(x, y) {
    const edge = measureToOctagon(x, y);
    if (edge > 0.97) return null;
    if (edge > 0.87) return white;
    return isOnText(["S", "T", "O", "P"], x, y, {
      top: -0.28,
      height: 0.56,
      width: 0.26,
      gap: 0.13,
      pen: 0.06,
    })
      ? white
      : red;
  },
  yield(x, y) {
    const edge = measureToTriangle(x, y);
    if (edge > 0.97) return null;
    return edge > 0.52 ? red : white;
  },
  "no entry"(x, y) {
    const radius = Math.hypot(x, y);
    if (radius > 0.95) return null;
    if (radius > 0.88) return white;
    return Math.abs(x) < 0.62 && Math.abs(y) < 0.17 ? white : red;
  },
  "turn left": (x, y) => paintTurn(x, y),
  "turn right": (x, y) => paintTurn(-x, y),
  "speed limit 25": (x, y) => paintLimit(["2", "5"], x, y),
  "speed limit 45": (x, y) => paintLimit(["4", "5"], x, y),
  "speed limit 65": (x, y) => paintLimit(["6", "5"], x, y),
};

export const getFace = (sign: SignName): Face => faces[sign];

/** 1 on the edge of a regular octagon that stands on a side. */
function measureToOctagon(x: number, y: number): number {
  const [ax, ay] = [Math.abs(x), Math.abs(y)];
  return Math.max(ax, ay, (ax + ay) * Math.SQRT1_2);
}

/** 1 on the edge of a regular triangle that stands on its tip, 0 in its middle. */
function measureToTriangle(x: number, y: number): number {
  const [ax, down] = [Math.abs(x), y + 0.28];
  return Math.max(-down / 0.55, (ax * Math.sqrt(3) + down) / 2 / 0.55);
}

/** A white arrow to the left on a blue disc. */
function paintTurn(x: number, y: number): Color | null {
  const radius = Math.hypot(x, y);
  if (radius > 0.95) return null;
  if (radius > 0.88) return white;
  const isHead = x > -0.68 && x < -0.08 && Math.abs(y) < 0.78 * (x + 0.68);
  const isShaft = x >= -0.1 && x < 0.62 && Math.abs(y) < 0.16;
  return isHead || isShaft ? white : blue;
}

/** Two digits under two bars, which stand for the words SPEED LIMIT: at 32 pixels nobody could read them. */
function paintLimit(digits: readonly GlyphName[], x: number, y: number): Color | null {
  const [ax, ay] = [Math.abs(x), Math.abs(y)];
  if (ax > 0.78 || ay > 0.97) return null;
  if (ax > 0.7 || ay > 0.89) return white;
  if (ax > 0.62 || ay > 0.81) return black;
  if (ax < 0.42 && ((y > -0.66 && y < -0.54) || (y > -0.42 && y < -0.3))) return black;
  return isOnText(digits, x, y, { top: -0.1, height: 0.74, width: 0.38, gap: 0.22, pen: 0.09 })
    ? black
    : white;
}

interface Lettering {
  /** y of the letters' upper end; the rest in the same units of the face. */
  top: number;
  height: number;
  /** Of one letter, and between two. */
  width: number;
  gap: number;
  /** Half the width of a line. */
  pen: number;
}

function isOnText(
  text: readonly GlyphName[],
  x: number,
  y: number,
  { top, height, width, gap, pen }: Lettering,
): boolean {
  const left = -(text.length * width + (text.length - 1) * gap) / 2;
  return text.some((name, i) => {
    const gx = (x - left - i * (width + gap)) / width;
    const gy = ((y - top) / height) * 1.5;
    return measureToGlyph(name, gx, gy) * width < pen;
  });
}
