import { type Color, getFace, type SignName } from "./faces";
import type { Look } from "./look";
import { paintScene } from "./scene";

/** Pixels along a side of a sign's picture. */
export const signSide = 32;
/** Numbers of one picture: three channels. */
export const signSize = 3 * signSide ** 2;

/** Samples along a pixel's side. */
const samples = 3;

/** Places along a side of the faces that are kept: fine enough for the largest sign. */
const faceSide = 128;

const kept = new Map<SignName, readonly (Color | null)[]>();

function getPixels(sign: SignName): readonly (Color | null)[] {
  const known = kept.get(sign);
  if (known !== undefined) return known;
  const face = getFace(sign);
  const at = (i: number) => (2 * (i + 0.5)) / faceSide - 1;
  const pixels = Array.from({ length: faceSide * faceSide }, (_, i) =>
    face(at(i % faceSide), at(Math.floor(i / faceSide))),
  );
  kept.set(sign, pixels);
  return pixels;
}

/** From a place of the picture, in pixels, to one of the sign's face, where both axes go from -1 to 1. */
export function createAim({
  size,
  right,
  down,
  tilt,
  narrow,
}: Look): (x: number, y: number) => [number, number] {
  const radius = (size * signSide) / 2;
  const angle = (tilt * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / radius, Math.sin(angle) / radius];
  const [middleX, middleY] = [(0.5 + right) * signSide, (0.5 + down) * signSide];
  return (x, y) => {
    const [dx, dy] = [x - middleX, y - middleY];
    return [(cos * dx + sin * dy) / narrow, cos * dy - sin * dx];
  };
}

/** The picture of a sign as a camera sees it, [32, 32, 3], each value from 0 to 1. */
export function paintSign(sign: SignName, look: Look): Float32Array {
  const scene = paintScene(look.background, signSide, look.scene);
  const pixels = getPixels(sign);
  const aim = createAim(look);
  for (let y = 0; y < signSide; y++)
    for (let x = 0; x < signSide; x++) {
      const at = 3 * (y * signSide + x);
      const sum = [0, 0, 0];
      let covered = 0;
      for (let i = 0; i < samples * samples; i++) {
        const [u, v] = aim(
          x + ((i % samples) + 0.5) / samples,
          y + (Math.floor(i / samples) + 0.5) / samples,
        );
        if (Math.abs(u) >= 1 || Math.abs(v) >= 1) continue;
        const color =
          pixels[Math.floor((v + 1) * (faceSide / 2)) * faceSide + Math.floor((u + 1) * (faceSide / 2))];
        if (color === null || color === undefined) continue;
        covered++;
        for (let c = 0; c < 3; c++) sum[c]! += color[c]!;
      }
      const rest = 1 - covered / samples ** 2;
      for (let c = 0; c < 3; c++) scene[at + c] = scene[at + c]! * rest + sum[c]! / samples ** 2;
    }
  return blur(relight(scene, look), look.blur);
}

/**
 * Hue turned and light changed, in place. The turn keeps grey as it is: a rotation of the colour cube about the axis from
 * black to white.
 */
function relight(values: Float32Array, { light, hue }: Look): Float32Array {
  const angle = (hue * Math.PI) / 180;
  const cos = Math.cos(angle);
  const third = (1 - cos) / 3;
  const side = Math.sin(angle) / Math.sqrt(3);
  for (let i = 0; i < values.length; i += 3) {
    const [r, g, b] = [values[i]!, values[i + 1]!, values[i + 2]!];
    const turned = [
      (cos + third) * r + (third - side) * g + (third + side) * b,
      (third + side) * r + (cos + third) * g + (third - side) * b,
      (third - side) * r + (third + side) * g + (cos + third) * b,
    ];
    for (let c = 0; c < 3; c++) values[i + c] = Math.min(1, Math.max(0, light * turned[c]!));
  }
  return values;
}

/** Gaussian of a standard deviation in pixels, rows then columns; the edge repeats. A new array, or the same for none. */
export function blur(values: Float32Array, deviation: number): Float32Array {
  if (deviation < 0.05) return values;
  const reach = Math.ceil(2.5 * deviation);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scaled = weights.map((weight) => weight / total);
  return blurAlong(blurAlong(values, scaled, 3), scaled, 3 * signSide);
}

/** @param stride from one value to the next of the same channel along the axis */
function blurAlong(values: Float32Array, weights: Float64Array, stride: number): Float32Array {
  const reach = (weights.length - 1) / 2;
  return values.map((_, i) => {
    const place = Math.floor(i / stride) % signSide;
    let sum = 0;
    for (let k = -reach; k <= reach; k++) {
      const along = Math.min(signSide - 1, Math.max(0, place + k));
      sum += weights[k + reach]! * values[i + (along - place) * stride]!;
    }
    return sum;
  });
}
