import { expect, test } from "vitest";
import { findSlide } from "./use-slide-number";

const slides = [{ anchors: [] }, { anchors: ["why", "poll-sums"] }, { anchors: [] }];

test("an address leads to a slide by number or by what is on it, and to the nearest where there is none such", () => {
  expect(findSlide("", slides)).toBe(0);
  expect(findSlide("3", slides)).toBe(2);
  expect(findSlide("poll-sums", slides)).toBe(1);
  expect(findSlide("no-such-place", slides)).toBe(0);
  expect(findSlide("99", slides)).toBe(2);
  expect(findSlide("0", slides)).toBe(0);
});
