import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { toGrey } from "@/lib/math/rgb-image";
import { makeTexture } from "./textures";

const SIDE = 128;
const seeds = [1, 2, 3, 4, 5, 6];
const textures = seeds.map((seed) => toGrey(makeTexture({ side: SIDE, seed })));

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** |F|^2 by radial frequency, in whole cycles per picture, of the picture under a Hann window. */
function measureSpectrum(picture: Float32Array): number[] {
  const mean = average([...picture]);
  const window = (i: number) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIDE);
  const windowed = picture.map(
    (value, i) => (value - mean) * window(i % SIDE) * window(Math.floor(i / SIDE)),
  );
  const wave = Array.from({ length: SIDE }, (_, i) => [
    Math.cos((2 * Math.PI * i) / SIDE),
    Math.sin((2 * Math.PI * i) / SIDE),
  ]);
  const half = SIDE / 2;
  /** Row by row, then column by column: [SIDE, half + 1] real and imaginary. */
  const rows = Array.from({ length: SIDE }, (_, y) =>
    Array.from({ length: half + 1 }, (_, u) => {
      let [re, im] = [0, 0];
      for (let x = 0; x < SIDE; x++) {
        const [c, s] = wave[(u * x) % SIDE] as [number, number];
        re += windowed[y * SIDE + x]! * c;
        im -= windowed[y * SIDE + x]! * s;
      }
      return [re, im] as const;
    }),
  );
  const bins = Array.from({ length: half }, () => ({ sum: 0, count: 0 }));
  for (let v = 0; v < SIDE; v++)
    for (let u = 0; u <= half; u++) {
      let [re, im] = [0, 0];
      for (let y = 0; y < SIDE; y++) {
        const [c, s] = wave[(v * y) % SIDE] as [number, number];
        const [a, b] = rows[y]![u]!;
        re += a * c + b * s;
        im += b * c - a * s;
      }
      const bin = bins[Math.round(Math.hypot(u, v > half ? v - SIDE : v))];
      if (bin === undefined) continue;
      bin.sum += re * re + im * im;
      bin.count++;
    }
  return bins.map(({ sum, count }) => sum / Math.max(1, count));
}

/** Of the straight line through log power against log frequency. */
function fitSlope(spectrum: readonly number[], from: number, to: number): number {
  const points = spectrum.slice(from, to).map((power, i) => [Math.log(from + i), Math.log(power)] as const);
  const [mx, my] = [average(points.map(([x]) => x)), average(points.map(([, y]) => y))];
  const product = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return product / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

/** Of the differences between neighbours along a row; a Gaussian has 3. */
function measureKurtosis(picture: Float32Array): number {
  const steps = [...picture].flatMap((value, i) => (i % SIDE === 0 ? [] : [value - picture[i - 1]!]));
  const [second, fourth] = [2, 4].map((power) => average(steps.map((step) => step ** power)));
  return fourth! / second! ** 2;
}

test("power falls about as the square of frequency, as in photographs of nature", () => {
  const spectra = textures.map(measureSpectrum);
  const mean = spectra[0]!.map((_, f) => average(spectra.map((spectrum) => spectrum[f]!)));
  const slope = fitSlope(mean, 3, 40);
  expect(slope).toBeGreaterThan(-2.6);
  expect(slope).toBeLessThan(-1.4);
});

test("white noise has no such slope", () => {
  const random = createRandom(1, "noise");
  const noise = Float32Array.from({ length: SIDE * SIDE }, () => random.normal());
  expect(Math.abs(fitSlope(measureSpectrum(noise), 3, 40))).toBeLessThan(0.2);
});

test("there are edges: differences between neighbours have far heavier tails than a Gaussian's", () => {
  for (const texture of textures) expect(measureKurtosis(texture)).toBeGreaterThan(8);
});

test("every pixel is a colour, and no corner is left uncovered", () => {
  for (const seed of seeds) {
    const { values } = makeTexture({ side: 64, seed });
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThanOrEqual(1);
    const black = [...values].filter((value) => value === 0).length;
    expect(black / values.length).toBeLessThan(0.01);
  }
});

test("the same seed paints the same picture, another seed another", () => {
  const paint = (seed: number) => makeTexture({ side: 32, seed }).values;
  expect(paint(3)).toEqual(paint(3));
  expect(paint(3)).not.toEqual(paint(4));
});
