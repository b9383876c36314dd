import { expect, test } from "vitest";
import { fromAxes, makeCloud, toAxes } from "./cloud";
import { moveCenter, movePoint, placeHandle, pullAxis, turnAxes } from "./edit";
import { measureCloud, passStage } from "./stage";
import { stages } from "./state";
import { makeState } from "./test-runs";

const opening = makeState();
const cloud = makeCloud(opening);

/** Products of every point with every other: what no turn of the axes changes. */
const multiplyAll = (points: Float32Array) => {
  const count = points.length / 2;
  return Array.from({ length: count * count }, (_, n) => {
    const [i, j] = [Math.floor(n / count), n % count];
    return points[2 * i]! * points[2 * j]! + points[2 * i + 1]! * points[2 * j + 1]!;
  });
};

test("the cloud's covariance has the dragged axes as eigenvectors and their squares as eigenvalues", () => {
  for (const change of [{}, { angle: 70, spread: [1.5, 0.5] as [number, number], seed: 4, points: 12 }]) {
    const state = { ...opening, ...change };
    const { mean, values, vectors } = measureCloud(makeCloud(state).inputs);
    state.center.forEach((value, i) => expect(mean[i]).toBeCloseTo(value, 3));
    state.spread.forEach((value, i) => expect(values[i]).toBeCloseTo(value ** 2, 2));
    const angle = (Math.atan2(vectors[1]!, vectors[0]!) * 180) / Math.PI;
    expect(angle).toBeCloseTo(state.angle, 0);
  }
});

test("the targets have mean 0 and variance 1, so that answering 0 costs 1", () => {
  const { targets } = cloud;
  const mean = targets.reduce((sum, target) => sum + target / targets.length, 0);
  const square = targets.reduce((sum, target) => sum + target ** 2 / targets.length, 0);
  expect(mean).toBeCloseTo(0, 4);
  expect(square).toBeCloseTo(1, 3);
});

test("each stage has the moments of its name", () => {
  const measure = (stage: (typeof stages)[number]) => measureCloud(passStage(cloud.inputs, stage));
  const raw = measureCloud(cloud.inputs);
  for (const stage of stages)
    measure(stage).mean.forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-5));
  raw.covariance.forEach((value, i) => expect(measure("centred").covariance[i]).toBeCloseTo(value, 4));
  const normalised = measure("normalised");
  expect(normalised.covariance[0]).toBeCloseTo(1, 4);
  expect(normalised.covariance[3]).toBeCloseTo(1, 4);
  expect(normalised.correlation).toBeCloseTo(raw.correlation, 4);
  const { covariance } = measure("decorrelated");
  expect(covariance[1]).toBeCloseTo(0, 4);
  raw.values.forEach((value, k) => expect(covariance[3 * k]).toBeCloseTo(value, 4));
  for (const stage of ["pca", "zca"] as const)
    [1, 0, 0, 1].forEach((value, i) => expect(measure(stage).covariance[i]).toBeCloseTo(value, 4));
});

test("whitened, every cloud of the same points is the same up to a turn, however it was moved and stretched", () => {
  const other = makeCloud({ ...opening, center: [-3, 4], spread: [0.4, 2.5], angle: -120 });
  for (const stage of ["pca", "zca"] as const) {
    const products = multiplyAll(passStage(cloud.inputs, stage));
    multiplyAll(passStage(other.inputs, stage)).forEach((value, i) =>
      expect(value).toBeCloseTo(products[i]!, 2),
    );
  }
});

test("ZCA leaves the points nearer to where they were than PCA does", () => {
  const centred = passStage(cloud.inputs, "centred");
  const move = (stage: "pca" | "zca") =>
    passStage(cloud.inputs, stage).reduce((sum, value, i) => sum + (value - centred[i]!) ** 2, 0);
  expect(move("zca")).toBeLessThanOrEqual(move("pca") + 1e-6);
});

test("an axis' handle comes to stand where it is dragged", () => {
  for (const axis of [0, 1] as const) {
    const at = [opening.center[0] - 3, opening.center[1] + 2.2] as const;
    const handle = placeHandle({ ...opening, ...pullAxis(opening, axis, at) }, axis);
    expect(handle[0]).toBeCloseTo(at[0], 0);
    expect(handle[1]).toBeCloseTo(at[1], 0);
  }
});

test("a point that is put elsewhere keeps its target, and goes along with its cloud", () => {
  const moved = { ...opening, ...movePoint(opening, 3, [0, -3]) };
  const after = makeCloud(moved);
  expect(after.inputs[6]).toBeCloseTo(0, 2);
  expect(after.inputs[7]).toBeCloseTo(-3, 2);
  expect(after.targets).toEqual(cloud.targets);
  const shifted = makeCloud({ ...moved, ...moveCenter([3.5, 2.5]) });
  expect(shifted.inputs[6]).toBeCloseTo(1, 2);
  expect(shifted.inputs[7]).toBeCloseTo(-2, 2);
});

test("the way to the cloud's axes and back ends where it began, and angles stay within a turn", () => {
  const back = fromAxes(opening, toAxes(opening, [1.2, -0.7]));
  expect(back[0]).toBeCloseTo(1.2, 10);
  expect(back[1]).toBeCloseTo(-0.7, 10);
  expect(turnAxes(190).angle).toBe(-170);
  expect(turnAxes(-181).angle).toBe(179);
});
