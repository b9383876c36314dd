import type { PlanePoint } from "@/components/training/plane";
import { type Network, sendForward } from "./model";

/** Points that are asked at most: enough for a mean, few enough for every neuron's turn. */
const mostAsked = 100;

/** What becomes of a whole network's training loss when one hidden neuron is struck out. */
export interface Strikes {
  /** Mean loss with every neuron at work. */
  loss: number;
  /** By how much it rises without each neuron: [hidden layers][units]. */
  rises: Float64Array[];
}

/**
 * Strikes out one hidden neuron after another, nothing rescaled.
 * @param points of two classes; the first hundred are asked
 */
export function strikeEach(network: Network, points: readonly PlanePoint[]): Strikes {
  const asked = points.slice(0, mostAsked);
  const hidden = network.layers.slice(0, -1);
  const masks = hidden.map(({ units }) => new Float32Array(units).fill(1));
  const measure = () => {
    let sum = 0;
    for (const { x, y, target } of asked) {
      const { logit } = sendForward(network, [x, y], masks);
      const wrong = target === 1 ? -logit : logit;
      // softplus, which no large logit overflows
      sum += Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong)));
    }
    return sum / asked.length;
  };
  const loss = measure();
  const rises = masks.map((mask) =>
    Float64Array.from(mask, (_, unit) => {
      mask[unit] = 0;
      const rise = measure() - loss;
      mask[unit] = 1;
      return rise;
    }),
  );
  return { loss, rises };
}

export function averageRise({ rises }: Strikes): number {
  const all = rises.flatMap((layer) => Array.from(layer));
  return all.reduce((sum, rise) => sum + rise, 0) / all.length;
}

/** The neuron that is missed most. */
export function findWorst({ rises }: Strikes): { layer: number; unit: number; rise: number } {
  let worst = { layer: 1, unit: 0, rise: -Infinity };
  rises.forEach((layer, index) =>
    layer.forEach((rise, unit) => {
      if (rise > worst.rise) worst = { layer: index + 1, unit, rise };
    }),
  );
  return worst;
}
