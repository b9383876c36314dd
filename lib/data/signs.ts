import { createRandom } from "@/lib/math/random";
import type { Dataset } from "./dataset";
import type { SignName } from "./signs/faces";
import { drawLook, type Variation } from "./signs/look";
import { paintSign, signSide } from "./signs/paint-sign";

export interface SignsOptions extends Variation {
  /** The signs to tell apart: class k is `signs[k]`. */
  signs: readonly SignName[];
  count: number;
  /** Standard deviation of the camera's noise on each value, before it is cut to 0 to 1. */
  noise: number;
  seed: number;
}

/**
 * Colour pictures [32, 32, 3] of 0 to 1 of road signs, as many of each class as of any other, each of its own size, place,
 * tilt, light, blur and background. Streams ("signs") and ("noise"), so that noise moves no sign.
 */
export function makeSigns({ signs, count, noise, seed, ...variation }: SignsOptions): Dataset {
  const random = createRandom(seed, "signs");
  const grain = createRandom(seed, "noise");
  const labels = random.shuffle(Array.from({ length: count }, (_, i) => i % signs.length));
  const size = 3 * signSide * signSide;
  const inputs = new Float32Array(count * size);
  labels.forEach((label, image) => {
    inputs.set(paintSign(signs[label] as SignName, drawLook(random, variation)), image * size);
  });
  if (noise > 0)
    inputs.forEach((value, i) => (inputs[i] = Math.min(1, Math.max(0, value + noise * grain.normal()))));
  return {
    count,
    inputShape: [signSide, signSide, 3],
    inputs,
    targets: { kind: "classes", names: signs, labels: Int32Array.from(labels), perStep: false },
  };
}
