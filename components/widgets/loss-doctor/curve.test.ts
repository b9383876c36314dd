import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { predictJump } from "./batch-readings";
import { measureFall, measureJaggedness } from "@/components/training/diagnosis/curve";

test("the jaggedness of noise is its standard deviation, whatever slope it lies on", () => {
  const random = createRandom(1, "noise");
  const noise = Array.from({ length: 4000 }, () => 0.3 * random.normal());
  expect(measureJaggedness(noise)).toBeCloseTo(0.3, 1);
  expect(measureJaggedness(noise.map((value, i) => value + i / 1000))).toBeCloseTo(
    measureJaggedness(noise),
    3,
  );
  expect(measureJaggedness([0.5])).toBe(0);
});

test("the fall of a straight line is what it loses, as a share of its middle height", () => {
  expect(measureFall([1.1, 1.05, 1, 0.95, 0.9])).toBeCloseTo(0.2, 12);
  expect(measureFall([2, 2, 2])).toBeCloseTo(0, 12);
});

test("four times the batch halves the jump, and a batch of all examples has none", () => {
  expect(predictJump({ size: 10, jump: 0.2 }, 40, 1e9)).toBeCloseTo(0.1, 6);
  expect(predictJump({ size: 10, jump: 0.2 }, 100, 100)).toBe(0);
});
