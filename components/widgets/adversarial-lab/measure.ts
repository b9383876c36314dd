import { measureAccuracy } from "@/components/training/sign-answers";
import { signNames } from "@/lib/data/signs/faces";
import { signSize } from "@/lib/data/signs/paint-sign";
import { addNoise, attack, type LossGradient } from "@/lib/experiment/attacks/attack";
import type { TfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { createRandom } from "@/lib/math/random";
import type { HeldOut } from "./signs";
import type { State } from "./state";

export const epsilons = [0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2] as const;

/** Shares of the held-out signs read right, from 0 to 1. */
export interface Robustness {
  epsilon: number;
  noise: number;
  one: number;
  ten: number;
}

export const differentiator =
  (engine: TfjsEngine): LossGradient =>
  (inputs, labels) =>
    engine.differentiateByInput(inputs, labels);

const steps = { fgsm: 1, pgd: 10, targeted: 20 } as const;

/** The same noise for the same seed, whatever its size. */
export const makeNoisy = (images: Float32Array, epsilon: number, seed: number) =>
  addNoise(images, epsilon, createRandom(seed, "unaimed noise"));

/** How a network stands against moves of one size, with and without an aim. */
export async function measureRobustness(
  engine: TfjsEngine,
  { images, labels }: HeldOut,
  epsilon: number,
  seed: number,
): Promise<Robustness> {
  const read = async (moved: Float32Array) =>
    measureAccuracy(await engine.predict(moved, labels.length), labels);
  const attackBy = (kind: "fgsm" | "pgd") =>
    attack(differentiator(engine), images, labels, { epsilon, steps: steps[kind], direction: "away" });
  return {
    epsilon,
    noise: await read(makeNoisy(images, epsilon, seed)),
    one: await read(await attackBy("fgsm")),
    ten: await read(await attackBy("pgd")),
  };
}

/** Pictures of one sign, moved as the reader asks. */
export function attackSign(
  engine: TfjsEngine,
  images: Float32Array,
  { attack: kind, epsilon, sign, target }: Pick<State, "attack" | "epsilon" | "sign" | "target">,
): Promise<Float32Array> {
  const isTargeted = kind === "targeted";
  const label = signNames.indexOf(isTargeted ? target : sign);
  const labels = new Int32Array(images.length / signSize).fill(label);
  return attack(differentiator(engine), images, labels, {
    epsilon,
    steps: steps[kind],
    direction: isTargeted ? "towards" : "away",
  });
}
