import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { makeSigns, type SignsOptions } from "./signs";
import { getFace, signNames } from "./signs/faces";
import { drawLook, type Look, usualVariation } from "./signs/look";
import { blur, createAim, paintSign, signSide } from "./signs/paint-sign";
import { mapSticker, stickerSide } from "./signs/sticker";

const size = 3 * signSide * signSide;

function make(options: Partial<SignsOptions> = {}) {
  const dataset = makeSigns({
    ...usualVariation,
    signs: signNames,
    count: 80,
    noise: 0,
    seed: 1,
    ...options,
  });
  if (dataset.targets.kind !== "classes") throw new Error("signs are classes");
  return { ...dataset, ...dataset.targets };
}

const still: Look = {
  size: 0.8,
  right: 0,
  down: 0,
  tilt: 0,
  narrow: 1,
  light: 1,
  hue: 0,
  blur: 0,
  background: "road",
  scene: 1,
};

const pixel = (values: Float32Array, x: number, y: number) =>
  values.subarray(3 * (y * signSide + x), 3 * (y * signSide + x) + 3);

/** Mean over [count] pictures of how far two of them differ. */
const differ = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;

test("the same seed paints the same signs, another seed others, and no two are alike", () => {
  const first = make({ noise: 0.02 });
  expect(make({ noise: 0.02 })).toEqual(first);
  expect(make({ noise: 0.02, seed: 2 }).inputs).not.toEqual(first.inputs);
  const pictures = Array.from({ length: 80 }, (_, i) =>
    first.inputs.subarray(i * size, (i + 1) * size).join(),
  );
  expect(new Set(pictures).size).toBe(80);
});

test("classes are the signs asked for, in equal numbers, and every value is a share of light", () => {
  const { labels, names, inputs } = make({ signs: ["stop", "speed limit 45"], noise: 0.3 });
  expect(names).toEqual(["stop", "speed limit 45"]);
  expect(labels.filter((label) => label === 1)).toHaveLength(40);
  expect(inputs.every((value) => value >= 0 && value <= 1)).toBe(true);
});

test("without any variation, pictures of a sign differ in nothing but what lies behind it", () => {
  const none = { size: [0.8, 0.8], shift: 0, tilt: 0, light: 0, hue: 0, blur: 0 } as const;
  const { inputs, labels } = make({ ...none, count: 32 });
  for (let i = 0; i < 32; i++) {
    const sign = signNames[labels[i]!]!;
    const other = paintSign(sign, still);
    const here = inputs.subarray(i * size, (i + 1) * size);
    const aim = createAim(still);
    for (let y = 0; y < signSide; y++)
      for (let x = 0; x < signSide; x++) {
        const corners = [0, 1].flatMap((dx) => [0, 1].map((dy) => aim(x + dx, y + dy)));
        if (corners.some(([u, v]) => getFace(sign)(u, v) === null)) continue;
        // A corner of a face may lie inside a pixel whose own corners are all on it.
        pixel(here, x, y).forEach((value, c) => expect(value).toBeCloseTo(pixel(other, x, y)[c]!, 5));
      }
  }
});

test("a turn to the left is the mirror image of one to the right", () => {
  const [left, right] = [getFace("turn left"), getFace("turn right")];
  for (let y = -0.95; y < 1; y += 0.1)
    for (let x = -0.95; x < 1; x += 0.1) expect(left(x, y)).toEqual(right(-x, y));
});

test("blur keeps the light and takes away differences between neighbours, the more the wider it is", () => {
  const sharp = paintSign("stop", still);
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const roughness = (values: Float32Array) => differ(values.subarray(3), values.subarray(0, -3));
  const blurred = [0.5, 1, 2].map((deviation) => blur(sharp, deviation));
  blurred.forEach((values) => expect(Math.abs(mean(values) - mean(sharp))).toBeLessThan(0.01));
  const steps = [sharp, ...blurred].map(roughness);
  steps.slice(1).forEach((step, i) => expect(step).toBeLessThan(steps[i]!));
});

test("a turn of the hue leaves grey as it is and makes other colours of red, back again after 360 degrees", () => {
  const at = (hue: number) => paintSign("stop", { ...still, hue });
  // Above the letters, on red.
  const red = pixel(at(0), 16, 7);
  expect(red[0]).toBeGreaterThan(4 * red[1]!);
  const green = pixel(at(120), 16, 7);
  expect(green[1]).toBeGreaterThan(2 * green[0]!);
  expect(differ(at(360), at(0))).toBeLessThan(1e-6);
  const limit = (hue: number) => pixel(paintSign("speed limit 45", { ...still, hue }), 16, 10);
  limit(90).forEach((value, c) => expect(Math.abs(value - limit(0)[c]!)).toBeLessThan(0.02));
});

test("a sticker stays where it is on the sign, however the sign is turned", () => {
  const place = { x: 0.1, y: 0.5, half: 0.35 };
  const random = createRandom(3, "looks");
  for (let i = 0; i < 20; i++) {
    const look = drawLook(random, { ...usualVariation, tilt: 90 });
    const map = mapSticker(look, place);
    const aim = createAim(look);
    map.forEach((color, at) => {
      const [u, v] = aim((at % signSide) + 0.5, Math.floor(at / signSide) + 0.5);
      expect(color >= 0).toBe(Math.abs(u - place.x) < place.half && Math.abs(v - place.y) < place.half);
    });
    expect(Math.max(...map)).toBeLessThan(stickerSide ** 2);
    // Its share of the picture is that of its square on the face.
    const area = map.filter((color) => color >= 0).length;
    const radius = (look.size * signSide) / 2;
    expect(Math.abs(area / ((2 * place.half * radius) ** 2 * look.narrow) - 1)).toBeLessThan(0.3);
  }
});
