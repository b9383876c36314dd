export interface Pixel {
  row: number;
  column: number;
}

/** The pixels from one to another, both among them: none is left out that a fast pointer has jumped over. */
export function listPixelsBetween(from: Pixel, to: Pixel): Pixel[] {
  const steps = Math.max(Math.abs(to.row - from.row), Math.abs(to.column - from.column));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const share = steps === 0 ? 0 : i / steps;
    return {
      row: Math.round(from.row + (to.row - from.row) * share),
      column: Math.round(from.column + (to.column - from.column) * share),
    };
  });
}
