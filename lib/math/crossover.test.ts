import { expect, test } from "vitest";
import { findCrossover, type TimeCurve } from "./crossover";

const sizes = [4, 8, 16, 32, 64, 128];
/** A fixed price a call, and a rate. */
const makeCurve = (overhead: number, rate: number, at = sizes): TimeCurve => ({
  sizes: at,
  seconds: at.map((n) => overhead + n ** 3 / rate),
});

test("two straight lines on log-log paper cross where algebra says", () => {
  const cubic = { sizes, seconds: sizes.map((n) => n ** 3 * 1e-9) };
  const quadratic = { sizes, seconds: sizes.map((n) => n ** 2 * 20e-9) };
  const crossing = findCrossover(quadratic, cubic);
  expect(crossing?.at).toBeCloseTo(20, 9);
  expect(crossing).toMatchObject({ size: 32, isFromStart: false });
  expect(crossing?.gain).toBeCloseTo(128 / 20, 9);
});

test("a device that costs more a call and computes faster overtakes, and the other does not", () => {
  const slow = makeCurve(1e-6, 1e9);
  const fast = makeCurve(1e-4, 1e11);
  // n^3 (1e-9 - 1e-11) = 0.99e-4 at n = 46.4.
  expect(findCrossover(fast, slow)?.size).toBe(64);
  expect(findCrossover(fast, slow)?.at).toBeGreaterThan(32);
  expect(findCrossover(fast, slow)?.at).toBeLessThan(64);
  expect(findCrossover(slow, fast)).toBeNull();
});

test("a curve that lies below everywhere has no crossing to show", () => {
  expect(findCrossover(makeCurve(1e-6, 1e10), makeCurve(2e-6, 1e9))).toMatchObject({
    size: 4,
    at: 4,
    isFromStart: true,
  });
});

test("a curve that dips below and comes up again has not overtaken until it stays", () => {
  const level = { sizes, seconds: sizes.map(() => 1) };
  const wave = { sizes, seconds: [2, 0.5, 2, 0.5, 0.5, 0.5] };
  expect(findCrossover(wave, level)?.size).toBe(32);
  expect(findCrossover({ sizes, seconds: [0.5, 0.5, 0.5, 0.5, 0.5, 2] }, level)).toBeNull();
});

test("only sizes that both were measured at count", () => {
  const short = makeCurve(1e-6, 1e9, [4, 8, 16]);
  const long = makeCurve(1e-5, 1e11, [8, 16, 32, 64]);
  expect(findCrossover(long, short)).toBeNull();
  expect(findCrossover(short, long)).toMatchObject({ size: 8, isFromStart: true });
  expect(findCrossover(makeCurve(1, 1, [2]), short)).toBeNull();
});
