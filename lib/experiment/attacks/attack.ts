import type { Random } from "@/lib/math/random";

/** Gradient of each example's own loss, with the given label taken for right, by its inputs: [count, ...], [count]. */
export type LossGradient = (inputs: Float32Array, labels: Int32Array) => Promise<Float32Array>;

export interface AttackOptions {
  /** Furthest that any value is moved. */
  epsilon: number;
  /** 1 is the fast gradient sign method. */
  steps: number;
  /** "away" raises the loss of the labels given, "towards" lowers it: the labels are then those to be read. */
  direction: "away" | "towards";
  /** Where a random start comes from; without it, the attack starts at the example. */
  random?: Random;
}

/**
 * Examples moved along the sign of their gradient, within `epsilon` of what they were and within 0 to 1. One step of full
 * length is the fast gradient sign method (Goodfellow, Shlens and Szegedy 2015); several shorter ones, each cut back to the
 * reach, are projected gradient descent (Kurakin et al. 2017, Madry et al. 2018).
 * @param inputs [count, ...], from 0 to 1
 * @param labels [count]
 * @returns [count, ...], a new array
 */
export async function attack(
  differentiate: LossGradient,
  inputs: Float32Array,
  labels: Int32Array,
  { epsilon, steps, direction, random }: AttackOptions,
): Promise<Float32Array> {
  const size = steps === 1 ? epsilon : (2.5 * epsilon) / steps;
  const sign = direction === "away" ? 1 : -1;
  const limit = (value: number, i: number) => {
    const at = inputs[i] as number;
    return Math.min(1, at + epsilon, Math.max(0, at - epsilon, value));
  };
  let moved = inputs.map((value, i) =>
    random === undefined ? value : limit(value + epsilon * (2 * random.next() - 1), i),
  );
  for (let step = 0; step < steps; step++) {
    const gradient = await differentiate(moved, labels);
    moved = moved.map((value, i) => limit(value + sign * size * Math.sign(gradient[i] as number), i));
  }
  return moved;
}

/** Noise of the same size without any aim: every value goes up or down by epsilon, by the toss of a coin. */
export function addNoise(inputs: Float32Array, epsilon: number, random: Random): Float32Array {
  return inputs.map((value) => Math.min(1, Math.max(0, value + (random.next() < 0.5 ? epsilon : -epsilon))));
}
