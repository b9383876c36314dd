import type { Box } from "./model";

/** Share of the gradient's square that the effective window holds. */
export const HELD = 0.95;

/** Sum over a square part of a picture. */
function addUp(values: ArrayLike<number>, side: number, box: Box): number {
  let sum = 0;
  for (let row = Math.max(0, box.top); row <= Math.min(side - 1, box.bottom); row++)
    for (let column = Math.max(0, box.left); column <= Math.min(side - 1, box.right); column++)
      sum += values[row * side + column] ?? 0;
  return sum;
}

/**
 * The smallest square with the same middle as the window that holds 95 % of the gradient's square; null while there is
 * no gradient.
 * @param squares [side, side]
 * @param whole the window as the recursion gives it; it may lie partly outside the picture
 */
export function findEffective(squares: ArrayLike<number>, side: number, whole: Box): Box | null {
  const total = addUp(squares, side, whole);
  if (!(total > 0)) return null;
  let box = whole;
  for (;;) {
    const { top, bottom, left, right } = box;
    const smaller = { top: top + 1, bottom: bottom - 1, left: left + 1, right: right - 1 };
    if (smaller.top > smaller.bottom || addUp(squares, side, smaller) < HELD * total) return box;
    box = smaller;
  }
}

export const measureBox = (box: Box) => box.bottom - box.top + 1;

/** Of each column, its share of the gradient's square; it sums to 1. */
export function shareColumns(squares: ArrayLike<number>, side: number): Float64Array {
  const shares = new Float64Array(side);
  let total = 0;
  for (let i = 0; i < side * side; i++) {
    shares[i % side] = (shares[i % side] as number) + (squares[i] ?? 0);
    total += squares[i] ?? 0;
  }
  return total > 0 ? shares.map((share) => share / total) : shares;
}

/** The same, if each way counted alike. */
export function shareWays(ways: Float64Array): Float64Array {
  const total = ways.reduce((sum, count) => sum + count, 0);
  return total > 0 ? ways.map((count) => count / total) : ways;
}
