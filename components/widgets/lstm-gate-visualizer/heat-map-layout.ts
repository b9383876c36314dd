/** CSS pixels. */
const gutter = 22;
const tapeHeight = 22;
const titleHeight = 24;
const answerHeight = 44;

export interface HeatMapLayout {
  width: number;
  height: number;
  /** Left edge of the first step. */
  left: number;
  columnWidth: number;
  rowHeight: number;
  /** Top of the rows of each block. */
  tops: number[];
  /** Middle of the line of symbols, of the right answers, of the network's. */
  tapeY: number;
  targetY: number;
  answerY: number;
}

/** Rows are thick where there are few and never thinner than a finger can aim at with the arrow keys' help. */
export function findRowHeight(units: number): number {
  return Math.max(7, Math.min(14, Math.floor(92 / units)));
}

export function findHeatMapHeight(blocks: number, units: number): number {
  return tapeHeight + blocks * (titleHeight + units * findRowHeight(units)) + answerHeight;
}

/** Where everything stands in a column of `blocks` heat maps of `units` rows over `time` steps. */
export function layOutHeatMap(width: number, time: number, units: number, blocks: number): HeatMapLayout {
  const rowHeight = findRowHeight(units);
  const height = findHeatMapHeight(blocks, units);
  return {
    width,
    height,
    left: gutter,
    columnWidth: (width - gutter) / time,
    rowHeight,
    tops: Array.from(
      { length: blocks },
      (_, block) => tapeHeight + titleHeight + block * (titleHeight + units * rowHeight),
    ),
    tapeY: tapeHeight / 2,
    targetY: height - answerHeight + 14,
    answerY: height - 12,
  };
}

export interface Place {
  time: number;
  /** Null outside the rows. */
  unit: number | null;
  block: number | null;
}

/** The step, unit and block under a point; the step is the nearest one wherever the point lies. */
export function locate(layout: HeatMapLayout, x: number, y: number, time: number, units: number): Place {
  const step = Math.max(0, Math.min(time - 1, Math.floor((x - layout.left) / layout.columnWidth)));
  const block = layout.tops.findIndex((top) => y >= top && y < top + units * layout.rowHeight);
  const unit = block < 0 ? null : Math.floor((y - (layout.tops[block] ?? 0)) / layout.rowHeight);
  return { time: step, unit, block: block < 0 ? null : block };
}
