import type { Engine } from "@/lib/experiment/engines/engine";
import { type HeldOut, moveHeldOut } from "./held-out";
import { type Direction, FURTHEST } from "./state";

/** What one network makes of the held-out digits, moved by 0 to 8 pixels. */
export interface ShiftCurve {
  /** Share of right answers by shift, [9], from 0 to 1. */
  accuracy: Float32Array;
  /** Probabilities of the ten classes by shift and digit, [9, count, 10]. */
  answers: Float32Array;
}

const classCount = 10;

export async function measureShifts(
  engine: Engine,
  held: HeldOut,
  direction: Direction,
): Promise<ShiftCurve> {
  const size = held.count * classCount;
  const accuracy = new Float32Array(FURTHEST + 1);
  const answers = new Float32Array((FURTHEST + 1) * size);
  for (let shift = 0; shift <= FURTHEST; shift++) {
    const given = await engine.predict(moveHeldOut(held, direction, shift), held.count);
    answers.set(given, shift * size);
    let right = 0;
    held.labels.forEach((label, i) => {
      if (findAnswer(given, i).digit === label) right++;
    });
    accuracy[shift] = right / held.count;
  }
  return { accuracy, answers };
}

/** The likeliest class of the digit at `index` of [count, 10], and its probability. */
export function findAnswer(answers: Float32Array, index: number): { digit: number; probability: number } {
  let digit = 0;
  const at = (k: number) => answers[index * classCount + k] ?? 0;
  for (let k = 1; k < classCount; k++) if (at(k) > at(digit)) digit = k;
  return { digit, probability: at(digit) };
}
