import { expect, test } from "vitest";
import { measureGeometry, type ConvolutionOptions } from "@/lib/math/convolution";
import { explainFault, listNotes, printAxis, printSpan } from "./explain";

function measure(side: number, kernel: number, options: Partial<ConvolutionOptions>) {
  const size = (length: number) => ({ height: length, width: length });
  return measureGeometry(size(side), size(kernel), {
    padding: "valid",
    stride: 1,
    dilation: 1,
    flip: false,
    ...options,
  });
}

test("the formula is printed with the numbers that it is computed from", () => {
  expect(printAxis(measure(7, 3, { padding: 1, stride: 3 }).rows)).toBe("⌊(7 + 1 + 1 − 3) / 3⌋ + 1 = 3");
  expect(printSpan(measure(7, 3, { dilation: 3 }).rows)).toBe("3 × (3 − 1) + 1 = 7");
});

test("a window that fits nowhere is named with its cures, and each cure works", () => {
  const wide = measure(5, 3, { dilation: 3 });
  expect(explainFault(wide, "valid")).toMatch(
    /spans 3 × \(3 − 1\) \+ 1 = 7 pixels, the image only 5: .*1 ring of zeros/,
  );
  expect(explainFault(measure(5, 3, { dilation: 3, padding: 1 }), "custom")).toBeNull();
  expect(explainFault(measure(5, 3, { dilation: 2 }), "valid")).toBeNull();
  expect(explainFault(measure(5, 2, { dilation: 3 }), "valid")).toBeNull();
});

test("remainders, windows in the zeros, skipped pixels and uneven padding are remarked on; plain sizes are not", () => {
  expect(listNotes(measure(5, 3, {}), "valid")).toEqual([]);
  expect(listNotes(measure(8, 3, { stride: 2 }), "valid").join()).toContain("a remainder of 1");
  expect(listNotes(measure(5, 3, { padding: 3 }), "custom").join()).toContain("wholly in the zeros");
  expect(listNotes(measure(8, 1, { stride: 2 }), "valid").join()).toContain("read by no window");
  expect(listNotes(measure(6, 4, { padding: "same" }), "same").join()).toContain("cannot be split evenly");
});
