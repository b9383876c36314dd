/** The sign between the whole part of a number and its fraction. */
export type Decimal = "point" | "comma";

/** Larger than this is taken for a mistake: the difference of two such numbers might not be finite. */
const largest = 1e300;

const missing = /^(|na|n\/a|#n\/a|#div\/0!|#value!|nan|null|none|nil|missing|[-–—]+|\?|\.)$/i;

/** What a cell without a value holds, by the habits of spreadsheets, R, Python and databases. */
export function isMissing(cell: string): boolean {
  return missing.test(cell);
}

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const plainComma = /^[+-]?(\d+,\d*|,\d+)(e[+-]?\d+)?$/i;
/** Thousands by commas, 1,234,567.8; by points, 1.234.567,8; by spaces or apostrophes, 1 234 567. */
const groupedByComma = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const groupedByPoint = /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/;
const groupedBySpace = /^[+-]?[1-9]\d{0,2}([\s'’]\d{3})+([.,]\d*)?$/;

/** The number in a trimmed cell; NaN where there is none, or none that is finite and below 10^300. */
export function readNumber(cell: string, decimal: Decimal): number {
  const text = cell.startsWith("−") ? `-${cell.slice(1)}` : cell;
  const value = Number(rewrite(text, decimal));
  return Math.abs(value) <= largest ? value : NaN;
}

/** The number as JavaScript writes it; no number at all where the cell holds none. */
function rewrite(text: string, decimal: Decimal): string {
  if (decimal === "comma") {
    if (groupedByPoint.test(text)) return text.replaceAll(".", "").replace(",", ".");
    if (plainComma.test(text)) return text.replace(",", ".");
  }
  if (plain.test(text)) return text;
  if (decimal === "point" && groupedByComma.test(text)) return text.replaceAll(",", "");
  if (groupedBySpace.test(text)) return text.replaceAll(/[\s'’]/g, "").replace(",", ".");
  return "NaN";
}

/** Whether a cell reads as a number, whichever sign its fraction has. */
export function looksNumeric(cell: string): boolean {
  return !Number.isNaN(readNumber(cell, "point")) || !Number.isNaN(readNumber(cell, "comma"));
}

/**
 * The decimal sign of a table, by the cells that allow one reading alone: 2,5 and 1.234,5 against 2.5 and 1,234.5. Where
 * none does, 1,234 has a decimal comma between semicolons, where Europe writes it so, and a thousands comma elsewhere.
 */
export function findDecimal(cells: Iterable<string>, delimiter: string): Decimal {
  let [commas, points, unclear] = [0, 0, 0];
  for (const cell of cells) {
    if (!cell.includes(",") && !cell.includes(".")) continue;
    const [byComma, byPoint] = [groupedByComma.test(cell), groupedByPoint.test(cell)];
    if (byComma && cell.includes(".")) points++;
    else if (byComma) unclear++;
    else if (byPoint && cell.includes(",")) commas++;
    else if (byPoint) continue;
    else if (plainComma.test(cell)) commas++;
    else if (plain.test(cell)) points++;
  }
  if (commas !== points) return commas > points ? "comma" : "point";
  return commas === 0 && unclear > 0 && delimiter === ";" ? "comma" : "point";
}
