/** Sides of the cells in CSS pixels, and whether all five matrices stand in one row. */
export interface Layout {
  isRow: boolean;
  /** W, X and b. */
  given: number;
  /** Z and A. */
  computed: number;
}

const LARGEST_CELL = 56;
/** Room for one sign between two matrices, with its gaps. */
const SIGN = 38;

const fit = (room: number, columns: number) =>
  Math.max(18, Math.min(LARGEST_CELL, Math.floor(room / columns)));

/**
 * One row while cells are at least 30 px, else W X + b over Z and A.
 * @param width of the picture in CSS pixels
 */
export function chooseLayout(width: number, inputs: number, examples: number): Layout {
  const inRow = fit(width - 4 * SIGN - 8, inputs + 3 * examples + 1);
  if (inRow >= 30) return { isRow: true, given: inRow, computed: inRow };
  const given = fit(width - 2 * SIGN - 8, inputs + examples + 1);
  return { isRow: false, given, computed: Math.max(given, fit(width - SIGN - 28, 2 * examples)) };
}
