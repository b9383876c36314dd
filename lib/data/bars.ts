import { createRandom } from "@/lib/math/random";
import type { Dataset } from "./dataset";

/** Directions a bar may have: left to right, up and down, rising to the right, falling to the right. */
export const barDirections = ["horizontal", "vertical", "rising", "falling"] as const;
export type BarDirection = (typeof barDirections)[number];

export interface BarsOptions {
  /** Pixels along a side. */
  side: number;
  directions: readonly BarDirection[];
  count: number;
  /** Standard deviation of the noise on each pixel, before it is cut to 0 to 1. */
  noise: number;
  seed: number;
}

/** Unit vector across the bar; y points down. */
const across: Record<BarDirection, readonly [number, number]> = {
  horizontal: [0, 1],
  vertical: [1, 0],
  rising: [Math.SQRT1_2, Math.SQRT1_2],
  falling: [Math.SQRT1_2, -Math.SQRT1_2],
};

/**
 * Grey images [side, side, 1] of 0 to 1, each of one bright bar of random place, width, length and ink on a dark ground.
 * The class is its direction.
 */
export function makeBars({ side, directions, count, noise, seed }: BarsOptions): Dataset {
  const random = createRandom(seed, "bars");
  const jitter = createRandom(seed, "noise");
  const labels = random.shuffle(Array.from({ length: count }, (_, i) => i % directions.length));
  const inputs = new Float32Array(count * side * side);
  labels.forEach((label, image) => {
    const [ax, ay] = across[directions[label] as BarDirection];
    const centreX = side * (0.3 + 0.4 * random.next());
    const centreY = side * (0.3 + 0.4 * random.next());
    const halfWidth = side * (0.03 + 0.05 * random.next());
    const halfLength = side * (0.2 + 0.2 * random.next());
    const ink = 0.6 + 0.4 * random.next();
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const dx = x + 0.5 - centreX;
        const dy = y + 0.5 - centreY;
        const acrossBar = Math.abs(dx * ax + dy * ay);
        const alongBar = Math.abs(dx * ay - dy * ax);
        // A pixel's share inside the bar, by its centre's distance to the edge.
        const cover = soften(halfWidth - acrossBar) * soften(halfLength - alongBar);
        const value = ink * cover + noise * jitter.normal();
        inputs[(image * side + y) * side + x] = Math.min(1, Math.max(0, value));
      }
  });
  return {
    count,
    inputShape: [side, side, 1],
    inputs,
    targets: { kind: "classes", names: directions, labels: Int32Array.from(labels), perStep: false },
  };
}

const soften = (distance: number) => Math.min(1, Math.max(0, distance + 0.5));
