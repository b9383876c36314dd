import { expect, test } from "vitest";
import { findSymmetricEigen } from "./eigen";
import { createRandom } from "./random";

function drawSymmetric(size: number, seed: number): Float64Array {
  const random = createRandom(seed, "symmetric");
  const a = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) a[i * size + j] = a[j * size + i] = random.normal();
  return a;
}

test("2 1, 1 2 stretches the diagonal by 3 and the other diagonal by 1", () => {
  const { values, vectors } = findSymmetricEigen([2, 1, 1, 2], 2);
  expect([...values].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([3, 1]);
  expect(vectors[0]).toBeCloseTo(Math.SQRT1_2, 12);
  expect(vectors[1]).toBeCloseTo(Math.SQRT1_2, 12);
});

test.each([1, 2, 3, 5, 12, 30])(
  "A v = λ v for every pair, and the vectors are orthonormal, at size %i",
  (size) => {
    const a = drawSymmetric(size, size);
    const { values, vectors } = findSymmetricEigen(a, size);
    for (let k = 0; k < size; k++) {
      if (k > 0) expect(values[k]).toBeLessThanOrEqual(values[k - 1]!);
      for (let i = 0; i < size; i++) {
        let product = 0;
        for (let j = 0; j < size; j++) product += a[i * size + j]! * vectors[k * size + j]!;
        expect(product).toBeCloseTo(values[k]! * vectors[k * size + i]!, 10);
      }
      for (let l = 0; l <= k; l++) {
        let dot = 0;
        for (let i = 0; i < size; i++) dot += vectors[k * size + i]! * vectors[l * size + i]!;
        expect(dot).toBeCloseTo(k === l ? 1 : 0, 10);
      }
    }
  },
);

test("the eigenvalues add up to the trace, and a matrix of rank one has one that is not zero", () => {
  const a = drawSymmetric(8, 2);
  const trace = Array.from({ length: 8 }, (_, i) => a[i * 8 + i]!).reduce((sum, value) => sum + value, 0);
  expect(findSymmetricEigen(a, 8).values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 10);
  const x = [1, -2, 3];
  const { values } = findSymmetricEigen(
    x.flatMap((u) => x.map((w) => u * w)),
    3,
  );
  expect(values[0]).toBeCloseTo(14, 10);
  expect(Math.abs(values[1]!)).toBeLessThan(1e-12);
});
