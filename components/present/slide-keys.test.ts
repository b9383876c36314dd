import { expect, test } from "vitest";
import { readKey, type PressedKey } from "./slide-keys";

const press = (key: string, focus: PressedKey["focus"] = "none", shiftKey = false) =>
  readKey({ key, focus, shiftKey });

test("a remote's keys turn the slides, with the space bar and in capitals too", () => {
  expect(press("PageDown")).toBe("on");
  expect(press("PageUp")).toBe("back");
  expect(press(" ")).toBe("on");
  expect(press(" ", "none", true)).toBe("back");
  expect(press("J", "none", true)).toBe("join");
  expect(press("x")).toBeNull();
});

test("a button that has the focus keeps Enter and space, a choice its arrows too, a field or slider all keys", () => {
  expect(press("Enter", "button")).toBeNull();
  expect(press(" ", "button")).toBeNull();
  expect(press("ArrowRight", "button")).toBe("next");
  expect(press("ArrowRight", "choice")).toBeNull();
  expect(press("PageDown", "choice")).toBe("on");
  expect(press("j", "choice")).toBe("join");
  for (const key of ["ArrowRight", "Home", "j", " ", "Enter"]) expect(press(key, "control")).toBeNull();
});
