import { expect, test } from "vitest";
import type { SlideEntry } from "@/lib/contract/outline";
import { findClassPlace } from "./find-class-place";

const slide = (section: string, isContinued: boolean, ...anchors: string[]): SlideEntry => ({
  section,
  kind: "text",
  isContinued,
  anchors,
});

const outline = {
  slides: [
    slide("The lesson", false),
    slide("Why", false, "why"),
    slide("Why", true, "poll-sums"),
    slide("Why", true),
    slide("How", false, "how", "first-part"),
  ],
};

test("a slide leads to its heading or poll; one without leads to what stands last above it in its section", () => {
  expect([0, 1, 2, 3, 4].map((index) => findClassPlace(outline, index)?.anchor)).toEqual([
    null,
    "why",
    "poll-sums",
    "poll-sums",
    "how",
  ]);
  expect(findClassPlace(outline, 3)?.section).toBe("Why");
  expect(findClassPlace(outline, 9)).toBeNull();
});
