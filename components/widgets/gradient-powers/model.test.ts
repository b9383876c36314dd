import { expect, test } from "vitest";
import {
  computePowers,
  findEigenvalues,
  findFate,
  findSingularValues,
  findSpectralRadius,
  isNormal,
  multiply,
} from "./model";
import { definition, findPreset, presets, type Matrix } from "./state";

const preset = (id: string): Matrix => {
  const found = presets.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no preset ${id}`);
  return found.matrix;
};

const fate = (matrix: Matrix, last = 29) => findFate(matrix, computePowers(matrix, last, 30));

test("powers of a multiple of the identity are powers of the number", () => {
  for (const factor of [0.5, 1.5]) {
    const steps = computePowers([factor, 0, 0, factor], 99, 77);
    for (const { power, norm, least, length } of steps) {
      for (const value of [norm, least, length]) expect(value / factor ** power).toBeCloseTo(1, 9);
    }
  }
});

test("the singular values multiply to the determinant and their squares add up to the sum of squares", () => {
  for (const matrix of [
    [1, 2, 3, 4],
    [0, -1, 1, 0],
    [0.8, 2, 0, 0.8],
    [1, 1, 1, 1],
    [0, 0, 0, 0],
  ] as Matrix[]) {
    const [a, b, c, d] = matrix;
    const [first, second] = findSingularValues(matrix);
    expect(first * second).toBeCloseTo(Math.abs(a * d - b * c), 9);
    expect(first ** 2 + second ** 2).toBeCloseTo(a * a + b * b + c * c + d * d, 9);
  }
});

test("the eigenvalues add up to the trace and multiply to the determinant, complex ones too", () => {
  for (const matrix of [
    [1, 2, 3, 4],
    [0, -1, 1, 0],
    [0.9, -0.4, 0.6, 0.7],
    [-2, 1, 0, 1],
  ] as Matrix[]) {
    const [a, b, c, d] = matrix;
    const [first, second] = findEigenvalues(matrix);
    expect(first.real + second.real).toBeCloseTo(a + d, 9);
    const product = first.real * second.real - first.imaginary * second.imaginary;
    expect(product).toBeCloseTo(a * d - b * c, 9);
    expect(Math.hypot(first.real, first.imaginary)).toBeGreaterThanOrEqual(
      Math.hypot(second.real, second.imaginary),
    );
  }
});

test("a rotation has complex eigenvalues on the unit circle and keeps every length", () => {
  const rotation = preset("rotation");
  const [first] = findEigenvalues(rotation);
  expect(first.imaginary).toBeGreaterThan(0.3);
  for (const step of computePowers(rotation, 99, 12)) expect(step.length).toBeCloseTo(1, 2);
  expect(fate(rotation)).toBe("holds");
});

test("a shear has spectral radius 1 and yet its powers grow in proportion to the depth", () => {
  const shear = preset("shear");
  expect(findSpectralRadius(shear)).toBe(1);
  expect(isNormal(shear)).toBe(false);
  const steps = computePowers(shear, 99, 0);
  expect((steps[99]?.norm ?? 0) / 99).toBeCloseTo(1, 2);
  expect(fate(shear)).toBe("grows-slowly");
});

test("a damped shear first grows past 4 and ends below one hundredth within 50 layers", () => {
  const norms = computePowers(preset("transient"), 49, 30).map((step) => step.norm);
  expect(Math.max(...norms)).toBeGreaterThan(4);
  expect(norms.at(-1)).toBeLessThan(0.01);
  expect(fate(preset("transient"))).toBe("hump");
});

test("the norm of a power is never below the power of the spectral radius, and equal to it for normal matrices", () => {
  for (const matrix of [
    [1, 2, 3, 4],
    [0.5, 3, 0, 0.2],
    [1, -0.5, 0.5, 1],
    [0.3, 0.4, 0.4, 0.9],
  ] as Matrix[]) {
    const radius = findSpectralRadius(matrix);
    for (const { power, norm } of computePowers(matrix, 20, 0)) {
      const ratio = norm / radius ** power;
      if (isNormal(matrix)) expect(ratio).toBeCloseTo(1, 6);
      else expect(ratio).toBeGreaterThan(1 - 1e-9);
    }
  }
});

test("fates of the two matrices of the slides", () => {
  expect(fate(preset("half"))).toBe("vanishes");
  expect(fate(preset("more"))).toBe("explodes");
  expect(fate(preset("identity"))).toBe("holds");
});

test("a nilpotent matrix leaves nothing after two layers", () => {
  expect(computePowers([0, 1, 0, 0], 3, 90).map((step) => step.norm)).toEqual([1, 1, 0, 0]);
});

test("matrix product in the order of the layers", () => {
  expect(multiply([1, 2, 3, 4], [0, 1, 1, 0])).toEqual([2, 1, 4, 3]);
});

test("the opening state is 1.5 I, and the looked-at power never passes L - 1", () => {
  const opening = definition.schema.parse({});
  expect(findPreset(opening.matrix)?.id).toBe("more");
  expect(definition.schema.parse({ layers: 5, power: 50 }).power).toBe(4);
  expect(definition.schema.safeParse({ matrix: [9, 0, 0, 0] }).success).toBe(false);
});
