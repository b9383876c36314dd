import type { PathPoint } from "./trace";

/** Pixels along a side of a digit's image. */
export const digitSide = 28;

export interface Pen {
  /** Width of the line in pixels of the image. */
  width: number;
  /** Pixels over which the edge of the ink fades; 1 is a plain scan. */
  softness: number;
  /** Pixels along the longer side of the box that the ink fills. */
  box: number;
  /** How far the ink stands from the image's middle, in whole pixels. */
  shift: readonly [number, number];
}

/** As MNIST's authors prepared theirs. */
export const plainPen: Pen = { width: 2.6, softness: 1, box: 20, shift: [0, 0] };

/**
 * Ink of 0 to 1 along the paths of a pen, white on black, prepared as MNIST is (LeCun, Cortes & Burges): scaled with its
 * proportions to a box of 20 by 20 pixels, its edges grey, its centre of mass on the middle of 28 by 28. Paths are in any
 * units, y downwards. Nothing drawn gives an empty image.
 * @param strokes each stroke a line of points; a single point is a dot
 * @returns [28, 28], row-major
 */
export function rasterizeStrokes(
  strokes: readonly (readonly PathPoint[])[],
  pen: Pen = plainPen,
): Float32Array {
  const placed = placeInBox(strokes, pen);
  const ink = drawInk(placed, pen.width / 2, pen.softness);
  return centerInk(ink, pen.shift);
}

/** Moves and scales so that the inked box, the pen's width counted, stands in the middle of the image. */
function placeInBox(strokes: readonly (readonly PathPoint[])[], pen: Pen): PathPoint[][] {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const stroke of strokes)
    for (const { x, y } of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  const extent = Math.max(right - left, bottom - top);
  const scale = extent > 0 ? Math.max(0, pen.box - pen.width) / extent : 1;
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: digitSide / 2 + (x - (left + right) / 2) * scale,
      y: digitSide / 2 + (y - (top + bottom) / 2) * scale,
    })),
  );
}

/** Each pixel's share under the pen, from its middle's distance to the nearest path. */
function drawInk(strokes: readonly (readonly PathPoint[])[], radius: number, softness: number): Float32Array {
  const distances = new Float32Array(digitSide * digitSide).fill(Infinity);
  for (const stroke of strokes)
    for (let i = 0; i < Math.max(1, stroke.length - 1); i++) {
      const from = stroke[i];
      if (from !== undefined) reachFrom(distances, from, stroke[i + 1] ?? from, radius + softness);
    }
  return distances.map((square) => Math.min(1, Math.max(0, 0.5 + (radius - Math.sqrt(square)) / softness)));
}

/** Lowers the squared distance of every pixel within `reach` of one straight piece. */
function reachFrom(distances: Float32Array, from: PathPoint, to: PathPoint, reach: number): void {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const firstX = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const lastX = Math.min(digitSide - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  const firstY = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const lastY = Math.min(digitSide - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  for (let y = firstY; y <= lastY; y++)
    for (let x = firstX; x <= lastX; x++) {
      const px = x + 0.5 - from.x;
      const py = y + 0.5 - from.y;
      const along = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      const square = (px - along * dx) ** 2 + (py - along * dy) ** 2;
      const index = y * digitSide + x;
      if (square < (distances[index] as number)) distances[index] = square;
    }
}

/** Moves the ink by whole pixels, so that its centre of mass stands nearest to the middle, then by `shift`. */
function centerInk(ink: Float32Array, [shiftX, shiftY]: readonly [number, number]): Float32Array {
  let mass = 0;
  let massX = 0;
  let massY = 0;
  ink.forEach((value, index) => {
    mass += value;
    massX += value * ((index % digitSide) + 0.5);
    massY += value * (Math.floor(index / digitSide) + 0.5);
  });
  if (mass === 0) return ink;
  const moveX = Math.round(digitSide / 2 - massX / mass) + shiftX;
  const moveY = Math.round(digitSide / 2 - massY / mass) + shiftY;
  const moved = new Float32Array(ink.length);
  for (let y = Math.max(0, moveY); y < Math.min(digitSide, digitSide + moveY); y++)
    for (let x = Math.max(0, moveX); x < Math.min(digitSide, digitSide + moveX); x++)
      moved[y * digitSide + x] = ink[(y - moveY) * digitSide + x - moveX] as number;
  return moved;
}
