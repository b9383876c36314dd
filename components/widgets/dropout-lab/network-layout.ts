/** Where the neurons stand: column 0 the inputs, then the hidden layers, last the output. */
export interface NetworkLayout {
  columns: { x: number; ys: number[] }[];
  /** Radius of a neuron, in CSS pixels. */
  radius: number;
  height: number;
}

/** Room for the columns' names below, and for the figures beside the first and last. */
const MARGIN = { left: 58, right: 58, top: 4, bottom: 24 };

/** @param counts neurons of each column */
export function layOutNetwork(width: number, height: number, counts: readonly number[]): NetworkLayout {
  const room = height - MARGIN.top - MARGIN.bottom;
  const pitch = Math.min(34, room / Math.max(1, ...counts));
  const across = Math.max(10, width - MARGIN.left - MARGIN.right);
  const columns = counts.map((count, column) => ({
    x: MARGIN.left + (column * across) / Math.max(1, counts.length - 1),
    // Inputs stand further apart than neurons: there are only two.
    ys: Array.from(
      { length: count },
      (_, unit) => MARGIN.top + room / 2 + (unit - (count - 1) / 2) * (column === 0 ? 4 * pitch : pitch),
    ),
  }));
  return { columns, radius: Math.max(2.5, Math.min(9, pitch * 0.4)), height };
}
