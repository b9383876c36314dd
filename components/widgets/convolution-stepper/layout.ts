/** Where the panels go: all in a row, image and output over filter and products, or one under the other. */
export interface Layout {
  arrangement: "row" | "two-rows" | "column";
  /** Side of an image's or output's cell, in CSS pixels. */
  imageCell: number;
  filterCell: number;
}

const LARGEST_CELL = 40;
/** Room for the signs between panels and the panels' own borders. */
const SIGNS = { row: 136, pair: 52 };
/** Width of a title such as "Output 3 × 3 × 1", in CSS pixels. */
const TITLE = 104;

const fit = (room: number, columns: number) =>
  Math.max(8, Math.min(LARGEST_CELL, Math.floor(room / columns)));

/**
 * Cells as large as the width allows, at most 40 px. A row is kept while cells are at least 28 px: large enough to
 * press and to hold their numbers.
 * @param width of the picture in CSS pixels
 * @param image columns of the image with its zeros
 */
export function chooseLayout(width: number, image: number, kernel: number, output: number): Layout {
  const filterCell = fit(width - SIGNS.pair, 2 * kernel);
  const inRow = fit(width - SIGNS.row, image + 2 * kernel + output);
  if (inRow >= 28) return { arrangement: "row", imageCell: inRow, filterCell: inRow };
  const evenly = fit(width - SIGNS.pair, image + output);
  // A small output is narrower than its title.
  const inPair = output * evenly < TITLE ? fit(width - SIGNS.pair - TITLE, image) : evenly;
  if (inPair >= 20) return { arrangement: "two-rows", imageCell: inPair, filterCell };
  return { arrangement: "column", imageCell: fit(width - 4, Math.max(image, output)), filterCell };
}

/** Pictures: two side by side, or one over the other on a phone; and the cells of the three small grids under them. */
export function choosePictureLayout(width: number, kernel: number): { picture: number; cell: number } {
  const picture = width < 480 ? width - 4 : Math.min(384, Math.floor((width - 56) / 2));
  const grids = width < 480 ? 2 : 3;
  return { picture: Math.max(120, picture), cell: Math.min(36, fit(width - 40 * grids, grids * kernel)) };
}
