import { createRandom } from "@/lib/math/random";
import { drawLook, type Look, usualVariation } from "./look";

/** Added to a reader's seed, beyond those that can be chosen: no sign drawn with it is one that was trained on. */
export const unseenSeed = 100_000;

/** Looks of signs that no network trains on, each stream with looks of its own. */
export function drawUnseenLooks(seed: number, stream: string, count: number): Look[] {
  const random = createRandom(seed + unseenSeed, stream);
  return Array.from({ length: count }, () => drawLook(random, usualVariation));
}
