import { expect, test } from "vitest";
import {
  createAxesMatrix,
  findPrincipalAxes,
  measureCovariance,
  measureMean,
  projectOnAxes,
  scaleAxes,
  transformRows,
} from "./principal-axes";
import { createRandom } from "./random";

const FEATURES = 4;

/** Rows that share a slow part, so that every pair of features correlates. */
function drawRows(count: number, seed = 1): Float32Array {
  const random = createRandom(seed, "rows");
  return Float32Array.from(
    Array.from({ length: count }, () => {
      const shared = random.normal();
      return Array.from({ length: FEATURES }, (_, i) => 3 - i + (i + 1) * shared + 0.4 * random.normal());
    }).flat(),
  );
}

function measureMoments(rows: Float32Array) {
  const mean = measureMean(rows, FEATURES);
  return { mean, covariance: measureCovariance(rows, FEATURES, mean) };
}

test("the variances along the axes add up to those of the features", () => {
  const rows = drawRows(300);
  const { covariance } = measureMoments(rows);
  const { values } = findPrincipalAxes(rows, FEATURES);
  const trace = Array.from({ length: FEATURES }, (_, i) => covariance[i * FEATURES + i]!);
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);
  expect(sum(values)).toBeCloseTo(sum(trace), 9);
});

test("along the axes nothing correlates, and each has the variance of its eigenvalue", () => {
  const rows = drawRows(300);
  const axes = findPrincipalAxes(rows, FEATURES);
  const { mean, covariance } = measureMoments(projectOnAxes(rows, axes, new Float64Array(FEATURES).fill(1)));
  mean.forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-5));
  covariance.forEach((value, i) => {
    const [row, column] = [Math.floor(i / FEATURES), i % FEATURES];
    expect(value).toBeCloseTo(row === column ? axes.values[row]! : 0, 4);
  });
});

test("PCA and ZCA whitening both leave mean 0 and the identity as covariance; ZCA moves the rows less", () => {
  const rows = drawRows(300);
  const axes = findPrincipalAxes(rows, FEATURES);
  const scale = scaleAxes(axes.values);
  const pca = projectOnAxes(rows, axes, scale);
  const zca = transformRows(rows, axes.mean, createAxesMatrix(axes.vectors, scale));
  for (const white of [pca, zca]) {
    const { mean, covariance } = measureMoments(white);
    mean.forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-5));
    covariance.forEach((value, i) => expect(value).toBeCloseTo(i % (FEATURES + 1) === 0 ? 1 : 0, 4));
  }
  const move = (white: Float32Array) =>
    white.reduce((sum, value, i) => sum + (value - (rows[i]! - axes.mean[i % FEATURES]!)) ** 2, 0);
  expect(move(zca)).toBeLessThan(move(pca));
});

test("ZCA's matrix is symmetric, and its square undoes the covariance", () => {
  const rows = drawRows(300);
  const axes = findPrincipalAxes(rows, FEATURES);
  const { covariance } = measureMoments(rows);
  const w = createAxesMatrix(axes.vectors, scaleAxes(axes.values));
  const times = (a: Float64Array, b: Float64Array) =>
    Float64Array.from({ length: FEATURES ** 2 }, (_, n) => {
      const [i, j] = [Math.floor(n / FEATURES), n % FEATURES];
      let sum = 0;
      for (let k = 0; k < FEATURES; k++) sum += a[i * FEATURES + k]! * b[k * FEATURES + j]!;
      return sum;
    });
  w.forEach((value, n) =>
    expect(value).toBeCloseTo(w[(n % FEATURES) * FEATURES + Math.floor(n / FEATURES)]!, 9),
  );
  times(times(w, w), covariance).forEach((value, i) =>
    expect(value).toBeCloseTo(i % (FEATURES + 1) === 0 ? 1 : 0, 6),
  );
});

test("under a floor an axis is left with the share value / (value + floor) of variance 1", () => {
  const rows = drawRows(300);
  const axes = findPrincipalAxes(rows, FEATURES);
  const { covariance } = measureMoments(projectOnAxes(rows, axes, scaleAxes(axes.values, 0.5)));
  axes.values.forEach((value, k) =>
    expect(covariance[k * (FEATURES + 1)]).toBeCloseTo(value / (value + 0.5), 4),
  );
});

test("an axis without variance stays at 0", () => {
  const rows = Float32Array.from({ length: 200 }, (_, i) =>
    i % 2 === 0 ? Math.sin(i) : 2 * Math.sin(i - 1),
  );
  const scale = scaleAxes(findPrincipalAxes(rows, 2).values);
  expect(scale[0]).toBeGreaterThan(0);
  expect(scale[1]).toBe(0);
});
