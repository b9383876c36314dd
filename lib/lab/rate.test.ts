import { expect, test } from "vitest";
import { createRateMeter } from "./rate";

test("The rate follows a change of pace within two seconds", () => {
  const rate = createRateMeter();
  let step = 0;
  for (let time = 0; time <= 5_000; time += 10) rate.mark((step += 2), time);
  expect(rate.perSecond).toBeCloseTo(200);
  for (let time = 5_010; time <= 7_010; time += 10) rate.mark(++step, time);
  expect(rate.perSecond).toBeCloseTo(100, -1);
});

test("Time spent paused does not count", () => {
  const rate = createRateMeter();
  rate.mark(0, 0);
  rate.mark(100, 1_000);
  rate.reset();
  rate.mark(100, 60_000);
  rate.mark(200, 61_000);
  expect(rate.perSecond).toBeCloseTo(100);
});

test("A run that falls back to an earlier step is measured from there", () => {
  const rate = createRateMeter();
  rate.mark(0, 0);
  rate.mark(500, 1_000);
  rate.mark(300, 1_100);
  rate.mark(310, 1_200);
  expect(rate.perSecond).toBeCloseTo(100);
});
