import { expect, test } from "vitest";
import { isNear } from "./judge-answer";

test("an absolute tolerance includes its own edge, whatever binary fractions make of it", () => {
  expect(isNear(0.1 + 0.2, 0.3, { kind: "absolute", amount: 0 })).toBe(true);
  expect(isNear(1.1, 1, { kind: "absolute", amount: 0.1 })).toBe(true);
  expect(isNear(0.9, 1, { kind: "absolute", amount: 0.1 })).toBe(true);
  expect(isNear(1.11, 1, { kind: "absolute", amount: 0.1 })).toBe(false);
});

test("without tolerance a whole number must be met", () => {
  expect(isNear(41, 41, { kind: "absolute", amount: 0 })).toBe(true);
  expect(isNear(40, 41, { kind: "absolute", amount: 0 })).toBe(false);
});

test("a relative tolerance grows with the answer, on both sides of zero", () => {
  expect(isNear(-103, -100, { kind: "relative", amount: 0.03 })).toBe(true);
  expect(isNear(-104, -100, { kind: "relative", amount: 0.03 })).toBe(false);
  expect(isNear(1.03e-6, 1e-6, { kind: "relative", amount: 0.03 })).toBe(true);
  expect(isNear(1.04e-6, 1e-6, { kind: "relative", amount: 0.03 })).toBe(false);
});

test("around zero only an absolute tolerance leaves room", () => {
  expect(isNear(0.001, 0, { kind: "relative", amount: 0.5 })).toBe(false);
  expect(isNear(0.001, 0, { kind: "absolute", amount: 0.01 })).toBe(true);
});
