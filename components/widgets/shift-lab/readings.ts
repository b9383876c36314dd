import { chooseMove } from "./held-out";
import type { ShiftFrame } from "./job";
import { findAnswer } from "./measure";
import { FURTHEST, HELD_OUT, type State } from "./state";
import { contenders } from "./experiments";

/** What one network gives for the shift in view. */
export interface Reading {
  name: string;
  /** Shares of right answers at every shift, [9]. */
  accuracy: number[];
  /** Of the digit in view, where it stands. */
  digit: number;
  probability: number;
}

export function readFrame(
  frame: ShiftFrame,
  { shift, example }: Pick<State, "shift" | "example">,
): Reading[] {
  return frame.curves.map(({ accuracy, answers }, index) => ({
    name: contenders[index]?.name ?? "",
    accuracy: Array.from(accuracy),
    ...findAnswer(answers, shift * HELD_OUT + example),
  }));
}

export const shifts = Array.from({ length: FURTHEST + 1 }, (_, shift) => shift);

export const printShare = (share: number) => `${Math.round(100 * share)} %`;

/** "4 pixels to the right". */
export function describeMove({
  direction,
  shift,
  example,
}: Pick<State, "direction" | "shift" | "example">): string {
  if (shift === 0) return "not moved";
  const { right, down } = chooseMove(direction, shift, example);
  const way = right > 0 ? "to the right" : right < 0 ? "to the left" : down > 0 ? "down" : "up";
  return `moved ${shift} ${shift === 1 ? "pixel" : "pixels"} ${way}`;
}

/** What is to be seen, with its numbers. */
export function writeTitle(frame: ShiftFrame | null, readings: readonly Reading[], shift: number): string {
  if (frame === null || frame.measuredAt === 0)
    return "Three networks learn the same digits, all in the middle of their images";
  const [dense, flat, pooled] = readings.map(({ accuracy }) => printShare(accuracy[shift] ?? NaN));
  const moved = shift === 0 ? "not moved" : `moved by ${shift} ${shift === 1 ? "pixel" : "pixels"}`;
  return `Of held-out digits ${moved}, the dense network reads ${dense}, the convolutional one with a dense head ${flat}, the one with a global pool ${pooled}`;
}
