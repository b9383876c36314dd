/** What the values are drawn on: every row, every state. */
export const REACH = 10;

/** Where one row of values stands, in CSS pixels. */
export interface Row {
  /** Baseline of its title. */
  title: number;
  top: number;
  /** The dots stand on this line. */
  floor: number;
  /** Middle of the bracket of mean and standard deviation. */
  bracket: number;
}

export interface BatchLayout {
  left: number;
  right: number;
  isNarrow: boolean;
  rows: Row[];
  /** Where the axis' numbers hang. */
  axis: number;
  height: number;
  toX(value: number): number;
  toValue(x: number): number;
}

const BRACKET = 20;
const AXIS = 36;

/** Rows above one another on one axis from -10 to 10; view.module.css gives three of them 418 or 412 pixels. */
export function layOutBatch(width: number, rows: number): BatchLayout {
  const isNarrow = width < 480;
  const [left, right] = [10, width - 10];
  // On a narrow screen a title and its figures need a line each.
  const [title, tall, gap] = isNarrow ? [38, 58, 14] : [22, 72, 20];
  const pitch = title + tall + BRACKET + gap;
  const scale = (right - left) / (2 * REACH);
  const last = (rows - 1) * pitch + title + tall + BRACKET;
  return {
    left,
    right,
    isNarrow,
    rows: Array.from({ length: rows }, (_, row) => ({
      title: row * pitch + 13,
      top: row * pitch + title,
      floor: row * pitch + title + tall,
      bracket: row * pitch + title + tall + 10,
    })),
    axis: last + 4,
    height: last + AXIS,
    toX: (value) => left + (value + REACH) * scale,
    toValue: (x) => (x - left) / scale - REACH,
  };
}

/** Radius of a dot in a batch of so many. */
export function pickRadius(batchSize: number): number {
  return batchSize <= 48 ? 5 : batchSize <= 128 ? 3.5 : 2.5;
}
