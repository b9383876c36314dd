import { createRandom } from "@/lib/math/random";

/** Names the masks of one dropout layer: the training's seed, the layer's place in the model, its rate. */
export interface MaskStream {
  seed: number;
  path: string;
  rate: number;
}

/**
 * Draws the mask of one training step: 0 with probability `rate`, else 1 / (1 - rate). It is drawn example by example,
 * so that the first examples of a batch have the same masks however many follow.
 * @param mask example `row` and unit `unit` go to `row * rowStride + unit * unitStride`
 * @param step steps trained before this one
 */
export function fillMask(
  mask: Float32Array,
  { seed, path, rate }: MaskStream,
  step: number,
  rows: number,
  units: number,
  rowStride: number,
  unitStride: number,
): void {
  const random = createRandom(seed, "dropout", path, step);
  const kept = 1 / (1 - rate);
  for (let row = 0; row < rows; row++)
    for (let unit = 0; unit < units; unit++)
      mask[row * rowStride + unit * unitStride] = random.next() >= rate ? kept : 0;
}
