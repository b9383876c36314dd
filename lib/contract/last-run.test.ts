import { expect, test } from "vitest";
import { CURVE_POINTS, parseLastRun, thinCurve } from "./last-run";

test("a long curve keeps its first and last loss", () => {
  const losses = Array.from({ length: 1001 }, (_, i) => 1000 - i);
  const thin = thinCurve(losses);
  expect(thin).toHaveLength(CURVE_POINTS);
  expect([thin[0], thin.at(-1)]).toEqual([1000, 0]);
});

test("losses that blew up are left out", () => {
  expect(thinCurve([2, Number.NaN, Infinity, 1])).toEqual([2, 1]);
});

test("only a curve of finite numbers is drawn", () => {
  expect(parseLastRun('{"curve":[2,1]}')).toEqual({ curve: [2, 1] });
  for (const text of [null, "{", "{}", '{"curve":[1]}', '{"curve":[1,null]}'])
    expect(parseLastRun(text)).toBeNull();
});
