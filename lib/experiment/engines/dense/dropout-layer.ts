import { fillMask, type MaskStream } from "../../dropout-mask";
import type { DenseLayer } from "./layer";
import type { KernelMemory } from "./memory";

/**
 * Sets each number to 0 with probability `rate` and divides the others by 1 - rate (inverted dropout).
 */
export function createDropoutLayer(
  { allocate }: KernelMemory,
  stream: MaskStream,
  units: number,
  capacity: number,
): DenseLayer {
  const output = allocate(capacity * units);
  const gradient = allocate(capacity * units);
  const mask = new Float32Array(capacity * units);
  return {
    output,
    gradient,
    forward(input, { rows, stride, dropoutStep }) {
      mask.fill(1, 0, stride * units);
      if (dropoutStep !== null && stream.rate > 0)
        fillMask(mask, stream, dropoutStep, rows, units, 1, stride);
      for (let i = 0; i < stride * units; i++) output[i] = input[i]! * mask[i]!;
    },
    backward(_input, inputGradient, { stride }) {
      if (inputGradient === null) return;
      for (let i = 0; i < stride * units; i++) inputGradient[i] = gradient[i]! * mask[i]!;
    },
  };
}
