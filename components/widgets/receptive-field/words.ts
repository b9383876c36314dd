import { findLargest } from "@/components/charts/find-largest";
import type { GradientFrame } from "./job";
import { type Box, type Stage } from "./model";
import { measureBox } from "./effective";
import type { WindowLayer } from "./state";

const times = (height: number, width: number) => `${height}\u00a0×\u00a0${width}`;

export const nameBox = (box: Box) => times(measureBox(box), box.right - box.left + 1);

/** "3 × 3", "max 2", "3 × 3, stride 2". */
export function nameLayer({ kind, size, stride, dilation }: WindowLayer): string {
  const name = kind === "conv" ? times(size, size) : `${kind === "max" ? "max" : "mean"} ${size}`;
  const isUsual = kind === "conv" ? stride === 1 : stride === size;
  return [
    name,
    ...(isUsual ? [] : [`stride ${stride}`]),
    ...(kind === "conv" && dilation > 1 ? [`dilation ${dilation}`] : []),
  ].join(", ");
}

export function writeTitle({ whole, levels, unit, fault }: Stage, effective: Box | null): string {
  if (unit.layer < 0) return fault?.message ?? "";
  const seen = levels[0]?.window;
  if (!seen) return "This unit sees nothing of the picture: all of its window is padding";
  const cut = nameBox(seen) === nameBox(whole) ? "" : `, of which the border leaves ${nameBox(seen)}`;
  const held = effective === null ? "" : `; 95 % of its gradient’s square comes from ${nameBox(effective)}`;
  return `This unit could see ${nameBox(whole)} pixels${cut}${held}`;
}

/** The recursion with the numbers of the unit's layer. */
export function spellRecursion({ unit, levels, layers }: Stage): string {
  const layer = layers[unit.layer];
  const before = levels[unit.layer]?.sight;
  const after = levels[unit.layer + 1]?.sight;
  if (layer === undefined || before === undefined || after === undefined) return "";
  const isFilter = layer.kind === "conv2d";
  const size = isFilter
    ? layer.kernel
    : layer.kind === "maxPool" || layer.kind === "averagePool"
      ? layer.size
      : 1;
  const spread = isFilter && layer.dilation > 1 ? ` · ${layer.dilation}` : "";
  return `${before.size} + (${size} − 1)${spread} · ${before.jump} = ${after.size} pixels; the next unit looks ${after.jump} further`;
}

/** One pixel's gradient and its ways to the unit. */
export function describePixel(
  { levels }: Stage,
  frame: GradientFrame | null,
  row: number,
  column: number,
): string {
  const { side = 1, ways = null } = levels[0] ?? {};
  const place = `row ${row + 1}, column ${column + 1}`;
  const count = (ways?.rows[row] ?? 0) * (ways?.columns[column] ?? 0);
  if (count === 0) return `${place}: no way to the unit, gradient exactly 0`;
  const all = sum(ways?.rows) * sum(ways?.columns);
  const share = count / all >= 1e-4 ? `${Number((100 * (count / all)).toPrecision(2))} %` : "under 0.01 %";
  const strength =
    frame === null || frame.draws === 0
      ? ""
      : `${Number(rootShare(frame.squares[row * side + column] ?? 0, findLargest(frame.squares)).toPrecision(3))} of the largest gradient, `;
  return `${place}: ${strength}${share} of all ways`;
}

const sum = (values: Float64Array | undefined) => values?.reduce((total, value) => total + value, 0) ?? 0;

/** Root of a pixel's mean square, as a share of the largest. */
export function rootShare(square: number, largest: number): number {
  return largest > 0 ? Math.sqrt(square / largest) : 0;
}
