import { TableError } from "./table-error";

/** The values of a column that stand at -1 and at 1. */
export interface Span {
  low: number;
  high: number;
  /** What the reader should know of how the values lie. */
  note: string | null;
}

/** Fewer values than this say nothing of stragglers. */
const fewestForStragglers = 50;

export const printValue = (value: number) => String(Number(value.toPrecision(4))).replace(/^-/, "−");

/**
 * The lowest and highest value of some rows of a column.
 * @throws TableError where they are the same
 */
export function findSpan(rows: readonly number[], values: Float64Array, name: string): Span {
  const sorted = Float64Array.from(rows, (row) => values[row] as number).sort();
  const [low, high] = [sorted[0] as number, sorted.at(-1) as number];
  if (!(high / 2 - low / 2 > 0))
    throw new TableError(
      `${name} is ${printValue(low)} in every row that can be used, so there is nothing to see or to learn in it. Choose another column.`,
    );
  return { low, high, note: describeStragglers(sorted, name) };
}

/** A few values far from all others press those into a narrow band, in which nothing can be seen. */
function describeStragglers(sorted: Float64Array, name: string): string | null {
  if (sorted.length < fewestForStragglers) return null;
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] as number;
  const [low, high] = [sorted[0] as number, sorted.at(-1) as number];
  if (at(0.98) - at(0.02) > 0.2 * (high - low)) return null;
  return `Nearly all values of ${name} lie from ${printValue(at(0.02))} to ${printValue(at(0.98))}, and a few far outside, which presses the others into a narrow band. Without those rows they would spread out.`;
}

/** The place of a value between -1 and 1, to four digits: finer than the eye, and short in a link. */
export function stretch(value: number, { low, high }: Span): number {
  // Halved first, because the difference of two very large numbers need not be finite.
  const place = (2 * (value / 2 - low / 2)) / (high / 2 - low / 2) - 1;
  // 0 is added so that there is no -0.
  return Math.round(place * 1e4) / 1e4 + 0;
}
