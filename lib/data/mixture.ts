import { createRandom } from "@/lib/math/random";
import type { Dataset } from "./dataset";

/** Where the middles of a mixture's components stand: evenly on a circle, or in the squares of a grid. */
export const mixtureArrangements = ["ring", "grid"] as const;
export type MixtureArrangement = (typeof mixtureArrangements)[number];

/** Distance of the outermost middles from the origin, along the axes. */
const REACH = 0.8;

/** The middles, [components, 2]: a ring begins at the right and turns left, a grid at the top left. */
export function placeMiddles(arrangement: MixtureArrangement, components: number): Float64Array {
  const middles = new Float64Array(2 * components);
  const side = Math.ceil(Math.sqrt(components));
  const line = (index: number) => (side === 1 ? 0 : REACH * ((2 * index) / (side - 1) - 1));
  for (let k = 0; k < components; k++) {
    const angle = (2 * Math.PI * k) / components;
    if (arrangement === "ring") middles.set([REACH * Math.cos(angle), REACH * Math.sin(angle)], 2 * k);
    else middles.set([line(k % side), -line(Math.floor(k / side))], 2 * k);
  }
  return middles;
}

export interface MixtureOptions {
  arrangement: MixtureArrangement;
  components: number;
  count: number;
  /** Standard deviation of every component, along each axis. */
  noise: number;
  seed: number;
}

/**
 * Points of a mixture of round normal distributions, as many of each as of any other, in random order. The class is the
 * component. Streams ("components") and ("noise"), so that noise moves points without replacing them.
 */
export function makeMixture({ arrangement, components, count, noise, seed }: MixtureOptions): Dataset {
  const middles = placeMiddles(arrangement, components);
  const jitter = createRandom(seed, "noise");
  const labels = createRandom(seed, "components").shuffle(
    Array.from({ length: count }, (_, i) => i % components),
  );
  const inputs = new Float32Array(2 * count);
  labels.forEach((label, i) => {
    inputs[2 * i] = middles[2 * label]! + noise * jitter.normal();
    inputs[2 * i + 1] = middles[2 * label + 1]! + noise * jitter.normal();
  });
  return {
    count,
    inputShape: [2],
    inputs,
    targets: {
      kind: "classes",
      names: nameComponents(components),
      labels: Int32Array.from(labels),
      perStep: false,
    },
  };
}

export const nameComponents = (count: number) =>
  Array.from({ length: count }, (_, index) => `component ${index + 1}`);
