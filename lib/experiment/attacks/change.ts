import type { AttackOptions, LossGradient } from "./attack";
import { attack } from "./attack";

/** A pixel that was made lighter, 1, or darker, -1. */
export type Touch = [pixel: number, way: 1 | -1];

/** How a picture is to be changed; no value is moved further than `epsilon`. */
export type Change =
  | { way: "one"; epsilon: number }
  | { way: "many"; epsilon: number; steps: number }
  | { way: "hand"; epsilon: number; touches: readonly Touch[] };

/**
 * A picture with some of its pixels made lighter or darker by epsilon, in all of their channels.
 * @param picture [pixels, channels], from 0 to 1
 * @returns a new array
 */
export function paintOver(
  picture: Float32Array,
  channels: number,
  touches: readonly Touch[],
  epsilon: number,
): Float32Array {
  const painted = picture.slice();
  for (const [pixel, way] of touches)
    for (let i = pixel * channels; i < (pixel + 1) * channels && i < picture.length; i++)
      painted[i] = Math.min(1, Math.max(0, (picture[i] as number) + way * epsilon));
  return painted;
}

/** The touches when one more pixel is made lighter or darker, or left as it was, 0. */
export function touchPixel(touches: readonly Touch[], pixel: number, way: 1 | -1 | 0): Touch[] {
  const others = touches.filter(([touched]) => touched !== pixel);
  return way === 0 ? others : [...others, [pixel, way]];
}

/**
 * One picture changed so that its class is read less surely.
 * @param picture [pixels, channels], from 0 to 1
 * @param label - the class that it is of
 */
export async function changePicture(
  differentiate: LossGradient,
  picture: Float32Array,
  { label, channels }: { label: number; channels: number },
  change: Change,
): Promise<Float32Array> {
  const { epsilon } = change;
  if (change.way === "hand") return paintOver(picture, channels, change.touches, epsilon);
  const steps = change.way === "one" ? 1 : change.steps;
  const options: AttackOptions = { epsilon, steps, direction: "away" };
  return attack(differentiate, picture, Int32Array.of(label), options);
}

/** Furthest that any value was moved. */
export function measureReach(original: Float32Array, changed: Float32Array): number {
  return changed.reduce((most, value, i) => Math.max(most, Math.abs(value - (original[i] as number))), 0);
}

export interface AttackMark {
  epsilon: number;
  /** From 0 to 1. */
  score: number;
}

/**
 * What a picture is worth that fools a model.
 * @param marks - from the least epsilon on, each up to its own
 * @returns 0 beyond all of them
 */
export function scoreReach(marks: readonly AttackMark[], epsilon: number): number {
  // What a 32-bit float cannot say of a bound is no fault of the learner's.
  return marks.find((mark) => epsilon <= mark.epsilon + 1e-6)?.score ?? 0;
}
