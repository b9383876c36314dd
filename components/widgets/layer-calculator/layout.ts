/** Sides of the cells in CSS pixels, and where the formula is broken. */
export interface Layout {
  /** All in one row; W X + b over Z and A; or W, X and b, Z and A each on a line of its own. */
  arrangement: "row" | "two-rows" | "column";
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
 * One row while cells are at least 30 px, two while they are at least 28.
 * @param width of the picture in CSS pixels
 */
export function chooseLayout(width: number, inputs: number, examples: number): Layout {
  const inRow = fit(width - 4 * SIGN - 8, inputs + 3 * examples + 1);
  if (inRow >= 30) return { arrangement: "row", given: inRow, computed: inRow };
  const given = fit(width - 2 * SIGN - 8, inputs + examples + 1);
  const computed = fit(width - SIGN - 28, 2 * examples);
  if (Math.min(given, computed) >= 28) return { arrangement: "two-rows", given, computed };
  const column = fit(width - 2 * SIGN - 8, Math.max(inputs, examples + 1));
  return { arrangement: "column", given: column, computed: column };
}
