/** Side of a cell in CSS pixels, and whether map and pooled map stand side by side. */
export interface Layout {
  arrangement: "row" | "column";
  cell: number;
}

const LARGEST_CELL = 42;
/** Room for the sign between two grids. */
const SIGN = 44;
/** Width of the title "Gradient coming in", in CSS pixels. */
const TITLE = 128;

/** @param width of the picture in CSS pixels; `map` counts its columns with their padding */
export function chooseLayout(width: number, map: number, output: number): Layout {
  const fit = (room: number, columns: number) =>
    Math.max(8, Math.min(LARGEST_CELL, Math.floor(room / columns)));
  const evenly = fit(width - SIGN, map + output);
  // A small output is narrower than its title.
  const cell = output * evenly < TITLE ? fit(width - SIGN - TITLE, map) : evenly;
  if (cell >= 22) return { arrangement: "row", cell };
  return { arrangement: "column", cell: fit(width - 4, Math.max(map, output)) };
}
