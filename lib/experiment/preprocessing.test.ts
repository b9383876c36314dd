import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { fitPreprocessing } from "./preprocessing";

/** Points in a slanted, shifted ellipse; the third feature is the sum of the others where `isFlat`. */
function drawExamples(rows: number, isFlat = false): Float32Array {
  const random = createRandom(4, "ellipse");
  return Float32Array.from(
    Array.from({ length: rows }, () => {
      const [a, b, c] = [random.normal(), random.normal(), random.normal()];
      const [x, y] = [5 + 3 * a, -2 + 2.5 * a + 0.3 * b];
      return [x, y, isFlat ? x + y : c];
    }).flat(),
  );
}

function measureMoments(values: Float32Array, features: number) {
  const rows = values.length / features;
  const mean = Array.from({ length: features }, (_, i) => {
    let sum = 0;
    for (let from = i; from < values.length; from += features) sum += values[from]!;
    return sum / rows;
  });
  const covariance = mean.map((u, i) =>
    mean.map((w, j) => {
      let sum = 0;
      for (let from = 0; from < values.length; from += features)
        sum += (values[from + i]! - u) * (values[from + j]! - w);
      return sum / rows;
    }),
  );
  return { mean, covariance };
}

test("whitened examples have mean 0, variance 1 and no correlation", () => {
  const examples = drawExamples(400);
  const { mean, covariance } = measureMoments(fitPreprocessing(examples, 3, "whiten")(examples), 3);
  mean.forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-5));
  covariance.forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(i === j ? 1 : 0, 4)));
});

test("a direction in which nothing varies is left at 0, not blown up", () => {
  const examples = drawExamples(200, true);
  const { covariance } = measureMoments(fitPreprocessing(examples, 3, "whiten")(examples), 3);
  expect(covariance.map((row, i) => Math.round(row[i]!))).toEqual([1, 1, 0]);
});

test("normalizing leaves the correlation, centring the variances too", () => {
  const examples = drawExamples(400);
  const raw = measureMoments(examples, 3).covariance;
  const centred = measureMoments(fitPreprocessing(examples, 3, "center")(examples), 3);
  expect(Math.abs(centred.mean[0]!)).toBeLessThan(1e-5);
  expect(centred.covariance[0]![1]).toBeCloseTo(raw[0]![1]!, 3);
  const normalized = measureMoments(fitPreprocessing(examples, 3, "normalize")(examples), 3).covariance;
  expect(normalized[0]![0]).toBeCloseTo(1, 4);
  expect(normalized[0]![1]).toBeCloseTo(raw[0]![1]! / Math.sqrt(raw[0]![0]! * raw[1]![1]!), 4);
});

test("a feature that never changes becomes 0, whatever the rounding of its mean", () => {
  for (const value of [0.1, -3.3, 1e-6, 12345.678, 0]) {
    const examples = Float32Array.from({ length: 2 * 999 }, (_, i) => (i % 2 === 0 ? value : i));
    const normalized = fitPreprocessing(examples, 2, "normalize")(examples);
    for (let i = 0; i < normalized.length; i += 2) expect(Math.abs(normalized[i]!)).toBeLessThan(1e-6);
  }
});

test("new examples are treated by what the training examples had", () => {
  const whiten = fitPreprocessing(drawExamples(400), 3, "whiten");
  const [a, b] = [whiten(Float32Array.of(5, -2, 0)), whiten(Float32Array.of(5, -2, 0, 5, -2, 0))];
  expect([...b]).toEqual([...a, ...a]);
  a.forEach((value) => expect(Math.abs(value)).toBeLessThan(0.3));
});
