import { printNumber } from "@/components/charts/print-number";
import type { Equivariance, Stage } from "./model";
import { findWindow, sumWindow } from "./model";

export const printPercent = (share: number) => `${(100 * share).toFixed(0)} %`;

const listSpan = (from: number, count: number) => `${from + 1} to ${from + count}`;

/** One pixel of a map: its value, and what it was made from. */
export function describePixel(
  stage: Stage,
  filter: number,
  { row, column }: { row: number; column: number },
  image: Float32Array,
): string {
  const value = stage.maps[filter]?.[row * stage.side + column] ?? NaN;
  const window = findWindow(stage, row, column);
  const from = `made from rows ${listSpan(window.row, window.rows)} and columns ${listSpan(window.column, window.columns)} of the image`;
  const head = `Filter ${filter + 1}, row ${row + 1}, column ${column + 1}: ${printNumber(value, 3)}, ${from}`;
  if (stage.channels > 1) return `${head}, through the first layer’s maps and the pooling.`;
  const { products, bias } = sumWindow(stage, filter, { row, column }, image);
  const sum = printNumber(products + bias, 3);
  return `${head}. Weights times pixels ${printNumber(products, 3)}, bias ${printNumber(bias, 3)}, together ${sum}; the ReLU makes ${printNumber(Math.max(0, products + bias), 3)} of it.`;
}

/** What the maps did when the digit was moved. */
export function describeShift(
  { right, down }: { right: number; down: number },
  result: Equivariance | null,
): string {
  if (right === 0 && down === 0) return "Move the digit, and see whether the maps move with it.";
  if (result === null)
    return "Behind a pooling of stride 2, a move by an odd number of pixels is no whole number of map pixels: these maps have changed in kind.";
  const { compared, difference, largest } = result;
  const isEqual = difference <= 1e-5 * Math.max(1, largest);
  return isEqual
    ? `Away from the borders, at all ${compared} places compared, each map is the unmoved digit’s map, moved: they differ by ${difference === 0 ? "0" : difference.toExponential(0)}.`
    : `Away from the borders, the maps differ from the unmoved digit’s, moved, by up to ${printNumber(difference, 3)}.`;
}
