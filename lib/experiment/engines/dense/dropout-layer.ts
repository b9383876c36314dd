import { createRandom } from "@/lib/math/random";
import type { DenseLayer } from "./layer";

/**
 * Sets each number to 0 with probability `rate` and divides the others by 1 - rate (inverted dropout).
 * @param path the layer's place in the model, which names its stream of masks
 */
export function createDropoutLayer(
  rate: number,
  path: string,
  seed: number,
  units: number,
  capacity: number,
): DenseLayer {
  const output = new Float64Array(capacity * units);
  const gradient = new Float64Array(capacity * units);
  // As single-precision numbers, which they are in the other engine.
  const mask = new Float32Array(capacity * units);
  const kept = 1 / (1 - rate);
  return {
    output,
    gradient,
    forward(input, rows, { dropoutStep }) {
      const count = rows * units;
      if (dropoutStep === null || rate === 0) mask.fill(1, 0, count);
      else {
        const random = createRandom(seed, "dropout", path, dropoutStep);
        for (let i = 0; i < count; i++) mask[i] = random.next() >= rate ? kept : 0;
      }
      for (let i = 0; i < count; i++) output[i] = input[i]! * mask[i]!;
    },
    backward(_input, inputGradient, rows) {
      if (inputGradient === null) return;
      for (let i = 0; i < rows * units; i++) inputGradient[i] = gradient[i]! * mask[i]!;
    },
  };
}
