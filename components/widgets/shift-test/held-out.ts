import { signNames } from "@/lib/data/signs/faces";
import type { Look } from "@/lib/data/signs/look";
import { signSize } from "@/lib/data/signs/paint-sign";
import { paintShiftedSign, type ShiftKind } from "@/lib/data/signs/shifted-sign";
import { drawUnseenLooks } from "@/lib/data/signs/unseen-looks";
import { LEVELS } from "./state";

/** Signs that are tested at each level, as many of each kind. */
export const HELD_OUT = 64;

/** The furthest that is tried: pixels, degrees, degrees, shares. */
export const furthest: Record<ShiftKind, number> = { blur: 3, tilt: 90, hue: 180, leaves: 1, bricks: 1 };

export const findAmount = (kind: ShiftKind, level: number) => (furthest[kind] * level) / LEVELS;

/** How each of the held-out signs stands, before it is shifted. */
export const drawHeldOutLooks = (seed: number) => drawUnseenLooks(seed, "held-out looks", HELD_OUT);

/** The class of the held-out sign at `index`: the kinds in turn. */
export const getLabel = (index: number) => index % signNames.length;

export const heldOutLabels = Int32Array.from({ length: HELD_OUT }, (_, index) => getLabel(index));

/** The first held-out signs, shifted: [looks, 32, 32, 3]. Half of each kind are turned one way, half the other. */
export function paintHeldOut(looks: readonly Look[], kind: ShiftKind, level: number): Float32Array {
  const images = new Float32Array(looks.length * signSize);
  looks.forEach((look, index) => {
    const way = Math.floor(index / signNames.length) % 2 === 0 ? 1 : -1;
    const sign = signNames[getLabel(index)] ?? "stop";
    const shift = { kind, amount: findAmount(kind, level), way } as const;
    images.set(paintShiftedSign(sign, look, shift), index * signSize);
  });
  return images;
}
