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

test.each([
  ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"],
  ["2001:DB8:1:2:0:0:0:1", "2001:0db8:0001:0002::9"],
  ["2001:db8::1", "2001:db8:0:0:1::"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
])("%s and %s count as one", (one, other) => {
  const read = (address: string) => readAddress(new Headers({ "x-forwarded-for": address }));
  expect(read(one)).toBe(read(other));
});

test("neighbouring IPv6 networks count apart", () => {
  const read = (address: string) => readAddress(new Headers({ "x-forwarded-for": address }));
  expect(read("2001:db8:1:2::1")).not.toBe(read("2001:db8:1:3::1"));
});
