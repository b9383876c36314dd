import { expect, test } from "vitest";
import { makeMixture, placeMiddles } from "./mixture";

test("a ring's middles are equally far from the origin and from their neighbours; a grid's stand in rows", () => {
  const ring = placeMiddles("ring", 8);
  const far = (k: number) => Math.hypot(ring[2 * k]!, ring[2 * k + 1]!);
  const gap = (k: number) =>
    Math.hypot(ring[2 * k]! - ring[(2 * k + 2) % 16]!, ring[2 * k + 1]! - ring[(2 * k + 3) % 16]!);
  for (let k = 0; k < 8; k++) {
    expect(far(k)).toBeCloseTo(0.8, 12);
    expect(gap(k)).toBeCloseTo(gap(0), 12);
  }
  expect([...placeMiddles("grid", 4)]).toEqual([-0.8, 0.8, 0.8, 0.8, -0.8, -0.8, 0.8, -0.8]);
});

test("each component has its share of the points, its middle as mean and the noise as deviation", () => {
  const data = makeMixture({ arrangement: "ring", components: 4, count: 8000, noise: 0.05, seed: 3 });
  const middles = placeMiddles("ring", 4);
  const labels = data.targets.kind === "classes" ? data.targets.labels : new Int32Array();
  for (let k = 0; k < 4; k++) {
    const xs = Array.from(labels).flatMap((label, i) => (label === k ? [data.inputs[2 * i]!] : []));
    expect(xs).toHaveLength(2000);
    const mean = xs.reduce((sum, x) => sum + x) / xs.length;
    // Five standard errors.
    expect(Math.abs(mean - middles[2 * k]!)).toBeLessThan((5 * 0.05) / Math.sqrt(2000));
    const variance = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / xs.length;
    expect(Math.sqrt(variance)).toBeCloseTo(0.05, 2);
  }
});

test("noise moves points and replaces none", () => {
  const make = (noise: number) =>
    makeMixture({ arrangement: "grid", components: 9, count: 90, noise, seed: 1 });
  expect(make(0).targets).toEqual(make(0.1).targets);
});
