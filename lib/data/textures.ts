import { createRandom, type Random } from "@/lib/math/random";
import type { RgbImage } from "@/lib/math/rgb-image";

export interface TextureOptions {
  /** Pixels along a side. */
  side: number;
  seed: number;
}

/** Fine cells along a pixel's side: edges come out as smooth as a lens makes them. */
const cells = 3;

/** Radii in pixels; the largest is a share of the picture's side. */
const smallest = 2;
const largestShare = 0.45;

/** More than any picture needs until nothing of the ground shows. */
const mostLeaves = 20_000;

type Color = readonly [number, number, number];

/**
 * A picture of leaves lying over one another: opaque discs at random places, the nearest laid first, until the ground is
 * covered. Radii fall off with the cube, so that the picture looks alike at every distance. Such a picture has what
 * photographs of nature have: power falling as the square of frequency, sharp edges, and mostly small differences between
 * neighbouring pixels with some very large ones (Lee, Mumford and Huang 2001, "Occlusion models for natural images").
 * Every leaf has a colour near one of a few, lighter towards the light. Stream ("textures").
 */
export function makeTexture({ side, seed }: TextureOptions): RgbImage {
  const random = createRandom(seed, "textures");
  const palette = drawPalette(random);
  const angle = 2 * Math.PI * random.next();
  const light = [Math.cos(angle), Math.sin(angle)] as const;
  const fine = side * cells;
  const sums = new Float32Array(3 * side * side);
  const isCovered = new Uint8Array(fine * fine);
  let left = fine * fine;
  for (let leaf = 0; left > 0 && leaf < mostLeaves; leaf++) {
    const radius = drawRadius(random, largestShare * side) * cells;
    const place = () => random.next() * (fine + 2 * radius) - radius;
    const [x, y] = [place(), place()];
    const color = drawColor(palette, random);
    const shade = 0.45 * random.next();
    const right = Math.min(fine - 1, Math.ceil(x + radius));
    for (let row = Math.max(0, Math.floor(y - radius)); row <= Math.min(fine - 1, y + radius); row++) {
      for (let column = Math.max(0, Math.floor(x - radius)); column <= right; column++) {
        const [dx, dy] = [(column + 0.5 - x) / radius, (row + 0.5 - y) / radius];
        const cell = row * fine + column;
        if (dx * dx + dy * dy > 1 || isCovered[cell] === 1) continue;
        isCovered[cell] = 1;
        left--;
        const bright = 1 + shade * (dx * light[0] + dy * light[1]);
        const pixel = Math.floor(row / cells) * side + Math.floor(column / cells);
        for (let c = 0; c < 3; c++) sums[3 * pixel + c]! += color[c]! * bright;
      }
    }
  }
  return {
    height: side,
    width: side,
    values: sums.map((sum) => Math.min(1, Math.max(0, sum / cells ** 2))),
  };
}

/** Density proportional to r^-3 from `smallest` to `largest`, by its inverse distribution function. */
function drawRadius(random: Random, largest: number): number {
  const ratio = (smallest / largest) ** 2;
  return smallest / Math.sqrt(1 - random.next() * (1 - ratio));
}

/** Four colours of one picture: greens, browns, greys and blues lie near one another in it. */
function drawPalette(random: Random): Color[] {
  return Array.from({ length: 4 }, (): Color => {
    const value = 0.25 + 0.5 * random.next();
    const [warm, green] = [0.16 * (2 * random.next() - 1), 0.1 * (2 * random.next() - 1)];
    return [value + warm, value + green, value - warm];
  });
}

/** One of the palette's, lighter or darker. */
function drawColor(palette: readonly Color[], random: Random): Color {
  const base = palette[random.integer(palette.length)]!;
  const factor = Math.exp(0.45 * random.normal());
  const tint = () => 0.03 * random.normal();
  return [base[0] * factor + tint(), base[1] * factor + tint(), base[2] * factor + tint()];
}
