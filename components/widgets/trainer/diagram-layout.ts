/** A unit by its column in the drawing: 0 for the features, then the hidden layers, last the outputs. */
export interface UnitPlace {
  column: number;
  unit: number;
}

export interface DiagramLayout {
  width: number;
  height: number;
  /** Side of a unit's small map, in CSS pixels. */
  side: number;
  columns: { x: number; ys: number[] }[];
}

/** Room under the columns for their heads, and to the left for the features' names. */
const footHeight = 34;
const nameWidth = 44;
const widestPitch = 44;

/** @param counts units of each column, the features first */
export function layOutDiagram(width: number, height: number, counts: readonly number[]): DiagramLayout {
  const room = height - footHeight;
  const pitch = Math.min(widestPitch, room / Math.max(1, ...counts));
  const acrossRoom = (width - nameWidth) / counts.length;
  const side = Math.max(3, Math.min(pitch - Math.max(1, pitch * 0.16), acrossRoom - 8));
  const first = nameWidth + side / 2;
  const last = width - side / 2 - 1;
  const columns = counts.map((count, column) => ({
    x: counts.length === 1 ? first : first + (column * (last - first)) / (counts.length - 1),
    ys: Array.from({ length: count }, (_, unit) => room / 2 + (unit - (count - 1) / 2) * pitch),
  }));
  return { width, height, side, columns };
}
