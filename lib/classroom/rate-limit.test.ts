import { expect, test } from "vitest";
import { createRateLimit, readAddress } from "./rate-limit";

test("a burst passes, then the rate holds, and one name does not use up another's", () => {
  let now = 0;
  const count = createRateLimit({ burst: 3, perSecond: 2, clock: () => now });
  for (let request = 0; request < 3; request++) count("a");
  expect(() => count("a")).toThrow(expect.objectContaining({ code: "too-many-requests", status: 429 }));
  count("b");
  now = 500;
  count("a");
  expect(() => count("a")).toThrow();
  now = 100_000;
  for (let request = 0; request < 3; request++) count("a");
  expect(() => count("a")).toThrow();
});

test("the address is the one that the nearest proxy saw", () => {
  expect(readAddress(new Headers({ "x-forwarded-for": "invented, 203.0.113.7" }))).toBe("203.0.113.7");
  expect(readAddress(new Headers())).toBe("unknown");
});
