import { expect, test } from "vitest";
import { printJoinCode, readJoinCode } from "./join-code";

test("a code is read as people type it", () => {
  expect(readJoinCode("7kq2-m9xd")).toBe("7KQ2M9XD");
  expect(readJoinCode(" 7KQ2 M9XO ")).toBe("7KQ2M9X0");
  expect(readJoinCode("IL000000")).toBe("11000000");
  for (const wrong of ["", "7KQ2M9X", "7KQ2M9XDD", "7KQ2M9X!", "7KQ2M9XU"])
    expect(readJoinCode(wrong)).toBeNull();
});

test("a code is shown with a gap in the middle, while it is typed too", () => {
  expect(["7K", "7KQ2", "7KQ2M", "7KQ2M9XD"].map(printJoinCode)).toEqual([
    "7K",
    "7KQ2",
    "7KQ2 M",
    "7KQ2 M9XD",
  ]);
  expect(readJoinCode(printJoinCode("7KQ2M9XD"))).toBe("7KQ2M9XD");
});
