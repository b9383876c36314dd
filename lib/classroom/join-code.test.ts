import { expect, test } from "vitest";
import { createJoinCode } from "./join-code";

test("a code has 40 bits, in characters that are not taken for one another", () => {
  const codes = Array.from({ length: 2000 }, createJoinCode);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  expect(new Set(codes).size).toBe(2000);
  // Each of the 32 characters comes up some 500 times in 16,000.
  const counts = new Map<string, number>();
  for (const character of codes.join("")) counts.set(character, (counts.get(character) ?? 0) + 1);
  expect(counts.size).toBe(32);
  expect(Math.min(...counts.values())).toBeGreaterThan(380);
});
