import { expect, test } from "vitest";
import { createJoinCode, printJoinCode, readJoinCode } from "./join-code";

test("a code of a session has 40 bits, one of a class 45, in signs that are not taken for one another", () => {
  const codes = Array.from({ length: 2000 }, () => createJoinCode("session"));
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  expect(createJoinCode("class")).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/);
  expect(new Set(codes).size).toBe(2000);
  // Each of the 32 signs comes up some 500 times in 16,000.
  const counts = new Map<string, number>();
  for (const sign of codes.join("")) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  expect(counts.size).toBe(32);
  expect(Math.min(...counts.values())).toBeGreaterThan(380);
});

test("a code is read as people type it, and each kind for itself", () => {
  expect(readJoinCode("session", "7kq2-m9xd")).toBe("7KQ2M9XD");
  expect(readJoinCode("session", " 7KQ2 M9XO ")).toBe("7KQ2M9X0");
  expect(readJoinCode("session", "IL000000")).toBe("11000000");
  for (const wrong of ["", "7KQ2M9X", "7KQ2M9XDD", "7KQ2M9X!", "7KQ2M9XU"])
    expect(readJoinCode("session", wrong)).toBeNull();
  for (const kind of ["session", "class"] as const) {
    const code = createJoinCode(kind);
    expect(readJoinCode(kind, printJoinCode(code).toLowerCase())).toBe(code);
    expect(readJoinCode(kind === "class" ? "session" : "class", code)).toBeNull();
  }
});
