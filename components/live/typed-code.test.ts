import { expect, test } from "vitest";
import { formatTypedCode } from "./typed-code";

test("a code is shown in capitals with a gap, however it was typed or pasted", () => {
  for (const typed of [
    "7kq2m9xd",
    " 7kq2-m9xd ",
    "7KQ2 M9XD",
    "https://school.test/join?code=7KQ2M9XD",
    "https://school.test/join#7KQ2M9XD",
  ])
    expect(formatTypedCode(typed).text, typed).toBe("7KQ2 M9XD");
  expect(formatTypedCode("7kq2m9xd and more").text).toBe("7KQ2 M9XD");
});

test("the caret stays behind the same character", () => {
  expect(formatTypedCode("7kq2m", 5)).toEqual({ text: "7KQ2 M", caret: 6 });
  expect(formatTypedCode("7xKQ2 M9", 2)).toEqual({ text: "7XKQ 2M9", caret: 2 });
  // The gap itself was deleted.
  expect(formatTypedCode("7KQ2M9XD", 4)).toEqual({ text: "7KQ2 M9XD", caret: 4 });
});
