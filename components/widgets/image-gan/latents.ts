import { createRandom } from "@/lib/math/random";
import { COUNTED, WAY } from "./counts";
import type { Settings } from "./game";
import type { State } from "./state";

/** A straight way between the latent points of two samples, and a place on it. */
export type Way = Pick<State, "from" | "to" | "at">;

/** The latent points that are looked at throughout a run, standard normal: [COUNTED, latent]. */
export function drawLatents({ latent, seed }: Pick<Settings, "latent" | "seed">): Float32Array {
  const random = createRandom(seed, "shown");
  return Float32Array.from({ length: COUNTED * latent }, () => random.normal());
}

/**
 * A point of the way.
 * @param share 0 for the one end, 1 for the other
 * @returns [latent]
 */
export function mixLatents(
  latents: Float32Array,
  latent: number,
  { from, to }: Pick<Way, "from" | "to">,
  share: number,
): Float32Array {
  return Float32Array.from(
    { length: latent },
    (_, i) => (1 - share) * latents[from * latent + i]! + share * latents[to * latent + i]!,
  );
}

/** WAY points at equal distances, both ends among them: [WAY, latent]. */
export function placeWay(latents: Float32Array, latent: number, way: Way): Float32Array {
  const points = new Float32Array(WAY * latent);
  for (let i = 0; i < WAY; i++) points.set(mixLatents(latents, latent, way, i / (WAY - 1)), i * latent);
  return points;
}
