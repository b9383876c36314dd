import type { Volume } from "@/lib/math/convolution";
import { createRandom } from "@/lib/math/random";
import type { RgbImage } from "@/lib/math/rgb-image";

/** Side in pixels of every larger image: made here, from a file, from the camera. */
export const PICTURE_SIDE = 128;

type Color = readonly [number, number, number];

/** Smooth noise on the unit square: random values on a lattice, joined by a cubic. Tiles, so it has no borders. */
function makeNoise(seed: number, stream: string): (x: number, y: number) => number {
  const side = 64;
  const random = createRandom(seed, "picture", stream);
  const lattice = Float32Array.from({ length: side * side }, () => random.next());
  const at = (x: number, y: number) => lattice[(y & (side - 1)) * side + (x & (side - 1))] ?? 0;
  const ease = (t: number) => t * t * (3 - 2 * t);
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [ease(x - left), ease(y - top)];
    const upper = at(left, top) * (1 - u) + at(left + 1, top) * u;
    const lower = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
    return upper * (1 - v) + lower * v;
  };
}

/** Octaves of noise, each half as strong and twice as fine: the 1/f spectrum of natural scenes. From 0 to 1. */
function layerNoise(noise: (x: number, y: number) => number, x: number, y: number, octaves: number): number {
  let sum = 0;
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) {
    const weight = 0.5 ** octave;
    sum += weight * noise(x * 2 ** octave, y * 2 ** octave);
    total += weight;
  }
  return sum / total;
}

const mix = (a: Color, b: Color, t: number): Color => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

const skies: readonly [Color, Color][] = [
  [
    [0.34, 0.55, 0.82],
    [0.87, 0.91, 0.94],
  ],
  [
    [0.35, 0.4, 0.62],
    [0.96, 0.76, 0.58],
  ],
  [
    [0.56, 0.66, 0.74],
    [0.92, 0.9, 0.84],
  ],
];

/**
 * A landscape of red, green and blue from 0 to 1, 3 x 128 x 128: sky with clouds and a sun, two ridges of hills, a
 * ploughed field, a house and a fence. Soft noise, fine texture, and edges in every direction; all from the seed.
 */
export function makePicture(seed: number): Volume {
  const random = createRandom(seed, "picture", "layout");
  const clouds = makeNoise(seed, "clouds");
  const ground = makeNoise(seed, "ground");
  const [zenith, horizon] = skies[random.integer(skies.length)] ?? [
    [0.4, 0.6, 0.8],
    [0.9, 0.9, 0.9],
  ];
  const sun = {
    x: 0.12 + 0.76 * random.next(),
    y: 0.1 + 0.15 * random.next(),
    r: 0.06 + 0.03 * random.next(),
  };
  const house = { x: 0.12 + 0.5 * random.next(), y: 0.56, w: 0.22, h: 0.17 };
  const furrow = 0.5 + random.next();
  const ridge = (x: number, row: number) => 0.3 * layerNoise(clouds, 2.2 * x + 9 * row, 40 + row, 5);

  const paint = (x: number, y: number, far: number, near: number): Color => {
    const grain = ground(x * 64, y * 64) - 0.5;
    const roof = Math.abs(x - house.x - house.w / 2) < (y - house.y + 0.11) * 1.25 && y < house.y;
    if (roof && y > house.y - 0.11) return mix([0.62, 0.25, 0.18], [0.4, 0.14, 0.12], 0.5 + grain);
    if (x > house.x && x < house.x + house.w && y >= house.y && y < house.y + house.h) {
      const [u, v] = [(x - house.x) / house.w, (y - house.y) / house.h];
      const isWindow = v > 0.25 && v < 0.6 && ((u > 0.14 && u < 0.36) || (u > 0.64 && u < 0.86));
      const isDoor = u > 0.42 && u < 0.58 && v > 0.4;
      return isWindow || isDoor ? [0.16, 0.18, 0.22] : mix([0.93, 0.9, 0.82], [0.84, 0.8, 0.72], 0.5 + grain);
    }
    const isPost = y > 0.8 && y < 0.93 && (x * 9) % 1 < 0.16;
    const isRail = (y > 0.83 && y < 0.85) || (y > 0.885 && y < 0.9);
    if (isPost || isRail) return mix([0.86, 0.84, 0.8], [0.7, 0.68, 0.64], 0.5 + grain);
    if (y > Math.max(near, 0.66)) {
      const rows = 0.5 + 0.5 * Math.sin((40 * (x - 0.5)) / (y - 0.45) + furrow);
      const soil = mix([0.42, 0.33, 0.16], [0.56, 0.62, 0.24], rows);
      return mix(soil, [0.2, 0.22, 0.08], 0.5 * layerNoise(ground, x * 12, y * 20, 4));
    }
    if (y > near) return mix([0.17, 0.3, 0.14], [0.42, 0.52, 0.26], layerNoise(ground, x * 9, y * 9, 5));
    if (y > far) return mix([0.36, 0.45, 0.55], [0.55, 0.62, 0.68], layerNoise(ground, x * 5, y * 9, 4));
    if (Math.hypot(x - sun.x, y - sun.y) < sun.r) return [1, 0.97, 0.82];
    const cover = Math.max(0, layerNoise(clouds, x * 3, y * 6, 5) - 0.48) * 3;
    return mix(mix(zenith, horizon, Math.min(1, y / 0.5)), [0.98, 0.98, 0.97], Math.min(1, cover));
  };

  const side = PICTURE_SIDE;
  const values = new Float32Array(3 * side * side);
  for (let column = 0; column < side; column++) {
    const x = (column + 0.5) / side;
    const [far, near] = [0.27 + ridge(x, 1), 0.44 + ridge(x, 2)];
    for (let row = 0; row < side; row++) {
      const color = paint(x, (row + 0.5) / side, far, near);
      for (let c = 0; c < 3; c++)
        values[(c * side + row) * side + column] = Math.max(0, Math.min(1, color[c] ?? 0));
    }
  }
  return { channels: 3, height: side, width: side, values };
}

/** The same picture channel by channel. */
export function splitChannels({ height, width, values: mixed }: RgbImage): Volume {
  const size = width * height;
  const values = new Float32Array(3 * size);
  for (let i = 0; i < size; i++) for (let c = 0; c < 3; c++) values[c * size + i] = mixed[3 * i + c]!;
  return { channels: 3, height, width, values };
}

/**
 * A colour picture with this many channels: 3 as it is, 2 its red and its blue, 1 its grey (Rec. 709 luminance of the
 * values as they are).
 */
export function takeChannels(picture: Volume, channels: number): Volume {
  const { height, width, values } = picture;
  const size = height * width;
  if (channels === 3) return picture;
  if (channels === 2) {
    const pair = new Float32Array(2 * size);
    pair.set(values.subarray(0, size));
    pair.set(values.subarray(2 * size), size);
    return { channels, height, width, values: pair };
  }
  const grey = new Float32Array(size);
  for (let i = 0; i < size; i++)
    grey[i] = 0.2126 * values[i]! + 0.7152 * values[size + i]! + 0.0722 * values[2 * size + i]!;
  return { channels: 1, height, width, values: grey };
}
