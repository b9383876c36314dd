import { expect, test } from "vitest";
import { makeTexture } from "@/lib/data/textures";
import { createRandom } from "@/lib/math/random";
import { measureCovariance, measureMean, transformRows } from "@/lib/math/principal-axes";
import { arrangeFilters, studyPatches, whitenSample } from "./model";
import { collectPatches, correlateNeighbours, filterPixels, type Pixels, pickPixels } from "./patches";

const image = makeTexture({ side: 64, seed: 1 });
const grey = pickPixels(image, "grey");
const color = pickPixels(image, "color");
const noise = (side: number): Pixels => {
  const random = createRandom(1, "noise");
  return { side, channels: 1, values: Float32Array.from({ length: side * side }, () => random.normal()) };
};

test("the covariances that are drawn are those that the patches have, before and after", () => {
  for (const pixels of [grey, color]) {
    const sample = studyPatches(pixels, 4);
    const whitened = whitenSample(sample, 0.01);
    const patches = collectPatches(pixels, 4);
    const { features, axes } = sample;
    const before = measureCovariance(patches, features, axes.mean);
    const white = transformRows(patches, axes.mean, whitened.matrix);
    const after = measureCovariance(white, features, measureMean(white, features));
    before.forEach((value, i) => expect(whitened.covariances.before[i]).toBeCloseTo(value, 8));
    after.forEach((value, i) => expect(whitened.covariances.after[i]).toBeCloseTo(value, 4));
  }
});

test("with a low floor the whitened patches' covariance is nearly the identity", () => {
  const { covariances } = whitenSample(studyPatches(grey, 4), 1e-6);
  covariances.after.forEach((value, i) => expect(value).toBeCloseTo(i % 17 === 0 ? 1 : 0, 1));
});

test("a high floor leaves the filters a dot alone: the picture comes back, scaled", () => {
  const sample = studyPatches(grey, 4);
  const { matrix, floor } = whitenSample(sample, 1);
  const all = studyPatches(grey, 4).axes.values;
  expect(floor).toBeCloseTo(all[0]!, 12);
  const [own, other] = [matrix[5 * 16 + 5]!, matrix[5 * 16 + 6]!];
  expect(own).toBeGreaterThan(5 * Math.abs(other));
});

test("neighbours in a texture are alike, in a whitened one far less; in noise not at all", () => {
  const { correlations } = whitenSample(studyPatches(grey, 8), 1e-4);
  expect(correlations.before).toBeGreaterThan(0.7);
  expect(Math.abs(correlations.after)).toBeLessThan(0.3);
  expect(Math.abs(correlateNeighbours(noise(64)))).toBeLessThan(0.05);
});

test("a pixel of the whitened picture is the middle of its whitened patch", () => {
  const sample = studyPatches(grey, 4);
  const { matrix, picture } = whitenSample(sample, 0.01);
  // The patch at row 2, column 6 of the sample; its middle is at 2, 2 in it.
  const places = Math.floor((64 - 4) / 2) + 1;
  const patches = collectPatches(grey, 4);
  const n = 1 * places + 3;
  const white = transformRows(patches.subarray(n * 16, (n + 1) * 16), sample.axes.mean, matrix);
  expect(picture.values[(2 + 2) * 64 + 6 + 2]).toBeCloseTo(white[2 * 4 + 2]!, 5);
});

test("ZCA's filter of a middle pixel is a bright middle in a dark surround", () => {
  const sample = studyPatches(grey, 8);
  const { matrix } = whitenSample(sample, 0.01);
  const filter = matrix.subarray(36 * 64, 37 * 64);
  expect(filter.indexOf(Math.max(...filter))).toBe(36);
  for (const neighbour of [35, 37, 28, 44]) expect(filter[neighbour]).toBeLessThan(0);
});

test("all filters lie in the mosaic, in order", () => {
  const sample = studyPatches(color, 3);
  const whitened = whitenSample(sample, 0.01);
  expect(arrangeFilters(sample, whitened, "zca")).toMatchObject({ rows: 9, columns: 9 });
  const pca = arrangeFilters(sample, whitened, "pca");
  expect([pca.rows, pca.columns]).toEqual([15, 18]);
  expect(pca.max).toBeCloseTo(1, 6);
});

test("a picture of one colour has nothing to whiten, and stays at 0", () => {
  const flat: Pixels = { side: 16, channels: 1, values: new Float32Array(256).fill(0.5) };
  const sample = studyPatches(flat, 4);
  const { picture, correlations } = whitenSample(sample, 0.01);
  expect(picture.values.every((value) => value === 0)).toBe(true);
  expect(correlations).toEqual({ before: 0, after: 0 });
  expect(filterPixels(flat, 4, sample.axes.mean, new Float64Array(256)).values).toHaveLength(256);
});
