import type { Vector } from "./cloud";

/** Side of the drawing, in its own units. */
export const SIDE = 400;

/** The value at the right and upper edge of the plane. */
export type Reach = 4 | 8;

const unit = (reach: Reach) => SIDE / (2 * reach);

/** Where a place of the plane is drawn; y points down there. */
export function toDrawing([x, y]: Vector, reach: Reach): [number, number] {
  return [SIDE / 2 + x * unit(reach), SIDE / 2 - y * unit(reach)];
}

/** The place of the plane under the pointer, held within the plane. */
export function fromPointer(event: { clientX: number; clientY: number }, box: DOMRect, reach: Reach): Vector {
  const hold = (share: number) => reach * Math.min(1, Math.max(-1, 2 * share - 1));
  return [hold((event.clientX - box.left) / box.width), -hold((event.clientY - box.top) / box.height)];
}

/** Narrow enough to see a whitened cloud well, or wide enough for one that is not. */
export function pickReach(inputs: Float32Array): Reach {
  return inputs.some((value) => Math.abs(value) > 4) ? 8 : 4;
}
