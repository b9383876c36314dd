import { createRandom } from "@/lib/math/random";
import type { DenseLayer } from "./layer";
import type { KernelMemory } from "./memory";

/**
 * Sets each number to 0 with probability `rate` and divides the others by 1 - rate (inverted dropout).
 * @param path the layer's place in the model, which names its stream of masks
 */
export function createDropoutLayer(
  { allocate }: KernelMemory,
  { rate, path, seed }: { rate: number; path: string; seed: number },
  units: number,
  capacity: number,
): DenseLayer {
  const output = allocate(capacity * units);
  const gradient = allocate(capacity * units);
  const mask = new Float32Array(capacity * units);
  const kept = 1 / (1 - rate);
  return {
    output,
    gradient,
    forward(input, { rows, stride, dropoutStep }) {
      mask.fill(1, 0, stride * units);
      if (dropoutStep !== null && rate > 0) {
        const random = createRandom(seed, "dropout", path, dropoutStep);
        // Example by example, as in the other engine.
        for (let row = 0; row < rows; row++)
          for (let unit = 0; unit < units; unit++)
            mask[unit * stride + row] = random.next() >= rate ? kept : 0;
      }
      for (let i = 0; i < stride * units; i++) output[i] = input[i]! * mask[i]!;
    },
    backward(_input, inputGradient, { stride }) {
      if (inputGradient === null) return;
      for (let i = 0; i < stride * units; i++) inputGradient[i] = gradient[i]! * mask[i]!;
    },
  };
}
