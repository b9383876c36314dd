import type { Pass } from "./layer";

/** Writes [units, stride] as [rows, units] into `all`, from example `from` on. */
export function standRows(
  values: Float32Array,
  units: number,
  { rows, stride }: Pick<Pass, "rows" | "stride">,
  all: Float32Array,
  from: number,
): Float32Array {
  if (units === 1) all.set(values.subarray(0, rows), from);
  else
    for (let unit = 0; unit < units; unit++) {
      const to = from * units + unit;
      for (let row = 0; row < rows; row++) all[to + row * units] = values[unit * stride + row]!;
    }
  return all;
}

/** The way back: [rows, units] as [units, stride], into the first numbers of `to`. */
export function layRows(rows: Float32Array, units: number, stride: number, to: Float32Array): void {
  const count = rows.length / units;
  for (let unit = 0; unit < units; unit++)
    for (let row = 0; row < count; row++) to[unit * stride + row] = rows[row * units + unit]!;
}
