import type { Random } from "@/lib/math/random";

export const backgroundNames = ["road", "leaves", "bricks"] as const;
export type BackgroundName = (typeof backgroundNames)[number];

/** How far the looks of signs differ. */
export interface Variation {
  /** Smallest and largest height of a sign, as shares of the picture's side. */
  size: readonly [number, number];
  /** Furthest from the middle along each axis, as a share of the picture's side. */
  shift: number;
  /** Furthest turn in the picture's plane either way, in degrees. */
  tilt: number;
  /** How much the light changes: 0 always the same, 0.5 between half and one and a half of it. */
  light: number;
  /** Furthest turn of the colours either way, in degrees of hue. */
  hue: number;
  /** Largest standard deviation of the blur, in pixels. */
  blur: number;
  backgrounds: readonly BackgroundName[];
}

export const usualVariation: Variation = {
  size: [0.66, 0.9],
  shift: 0.06,
  tilt: 10,
  light: 0.35,
  hue: 10,
  blur: 0.6,
  backgrounds: ["road"],
};

/** How one sign stands before the camera. */
export interface Look {
  size: number;
  /** Of the sign's middle from the picture's, as shares of its side. */
  right: number;
  down: number;
  tilt: number;
  /** Share of its width that is left when it is seen from the side. */
  narrow: number;
  /** What every colour is multiplied with. */
  light: number;
  hue: number;
  blur: number;
  background: BackgroundName;
  /** Of the background's picture. */
  scene: number;
}

/** The next look that `random` gives: as many numbers are drawn whatever the variation, so that it moves nothing else. */
export function drawLook(random: Random, variation: Variation): Look {
  const { size, shift, tilt, light, hue, blur, backgrounds } = variation;
  const around = (most: number) => most * (2 * random.next() - 1);
  return {
    size: size[0] + (size[1] - size[0]) * random.next(),
    right: around(shift),
    down: around(shift),
    tilt: around(tilt),
    narrow: 1 - 0.2 * random.next() * Math.min(1, tilt),
    light: 1 + around(light),
    hue: around(hue),
    blur: blur * random.next(),
    background: backgrounds[random.integer(backgrounds.length)] as BackgroundName,
    scene: random.integer(1_000_000),
  };
}
