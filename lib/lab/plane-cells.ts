/** Points of the plane lie within -1 to 1; maps reach a little further, so that none stands on the edge. */
export const PLANE_REACH = 1.2;

/** The centres of the cells of a square map, [size * size, 2], row by row from the top. */
export function placeCells(size: number): Float32Array {
  const cells = new Float32Array(2 * size * size);
  for (let i = 0; i < size * size; i++) {
    const [row, column] = [Math.floor(i / size), i % size];
    cells[2 * i] = PLANE_REACH * ((2 * (column + 0.5)) / size - 1);
    cells[2 * i + 1] = PLANE_REACH * (1 - (2 * (row + 0.5)) / size);
  }
  return cells;
}
