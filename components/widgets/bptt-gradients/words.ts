import type { Palette } from "@/components/charts/palette";
import type { Cell } from "./experiments";
import type { Frame } from "./job";
import type { Profile } from "./profile";

const names: Record<Cell, string> = { rnn: "plain", lstm: "LSTM", gru: "GRU" };

export const nameCell = (cell: Cell) => names[cell];

/** Orange for the plain cell, as for plain stacks elsewhere. */
export const colorCell = (cell: Cell, { classes }: Palette) => classes[{ rnn: 4, lstm: 0, gru: 2 }[cell]];

/** How many times as long the gradient by the memory is at the first step as at the last: c in the LSTM, else h. */
export function compareEnds({ h, c }: Profile): number {
  const memory = c ?? h;
  return (memory[0] ?? NaN) / (memory.at(-1) ?? NaN);
}

/** "0.71", or "1.6×10⁻¹⁰" where that is too small or large to write out. */
export function printRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return "no number";
  if (ratio === 0) return "0";
  const power = Math.floor(Math.log10(ratio));
  if (power >= -3 && power < 4) return String(Number(ratio.toPrecision(2)));
  const raised = String(power).replace(/[-\d]/g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)] ?? "⁻");
  return `${(ratio / 10 ** power).toFixed(1)}×10${raised}`;
}

export const printShare = (share: number) =>
  Number.isFinite(share) ? `${Math.round(100 * share)} %` : "no number";

/** What is in view, as a sentence with its numbers. */
export function writeTitle(frame: Frame | null): string {
  if (frame === null) return "Three cells and the same long wait";
  if (frame.step === 0) {
    const kept = frame.cells.map(({ cell, start }) => `${nameCell(cell)} ${printRatio(compareEnds(start))}`);
    return `Before training, of the memory’s gradient at the last step the first one gets: ${kept.join(", ")}`;
  }
  const right = frame.cells.map(({ cell, accuracy }) => `${nameCell(cell)} ${printShare(accuracy)}`);
  return `After ${frame.lookedAt} steps, right answers: ${right.join(", ")}`;
}
