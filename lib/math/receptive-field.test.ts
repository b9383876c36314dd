import { expect, test } from "vitest";
import { measureAxis } from "./convolution";
import { countWays, findExtent, growSight, pixelSight } from "./receptive-field";

interface Window {
  kernel: number;
  stride?: number;
  dilation?: number;
  padding?: "valid" | "same" | number;
}

function stack(input: number, windows: readonly Window[]) {
  let side = input;
  return windows.map(({ kernel, stride = 1, dilation = 1, padding = "valid" }) => {
    const axis = measureAxis(side, kernel, { stride, dilation, padding, flip: false });
    side = axis.output;
    return axis;
  });
}
const see = (input: number, windows: readonly Window[]) =>
  stack(input, windows).reduce(growSight, pixelSight);

test("three filters of 3 see as far as one of 7, from the same pixel on", () => {
  const three = Array.from({ length: 3 }, () => ({ kernel: 3, padding: "same" as const }));
  expect(see(28, three)).toEqual(see(28, [{ kernel: 7, padding: "same" }]));
  expect(see(28, three)).toEqual({ size: 7, jump: 1, start: -3 });
});

test("behind a stride everything counts double, and a dilated filter counts its holes", () => {
  expect(see(32, [{ kernel: 2, stride: 2 }, { kernel: 3 }])).toEqual({ size: 6, jump: 2, start: 0 });
  expect(see(32, [{ kernel: 3, dilation: 4 }])).toEqual({ size: 9, jump: 1, start: 0 });
});

test("dilations 1, 2, 4, 8 double what is seen with each layer", () => {
  const dilated = [1, 2, 4, 8].map((dilation) => ({ kernel: 3, dilation }));
  expect([1, 2, 3, 4].map((depth) => see(64, dilated.slice(0, depth)).size)).toEqual([3, 7, 15, 31]);
});

test("ways through layers of 2 are Pascal's triangle, and through any they multiply to all products of taps", () => {
  const [picture] = countWays(stack(9, [{ kernel: 2 }, { kernel: 2 }, { kernel: 2 }]), 3);
  expect([...(picture ?? [])]).toEqual([0, 0, 0, 1, 3, 3, 1, 0, 0]);
  const ways = countWays(
    stack(40, [
      { kernel: 5, stride: 2 },
      { kernel: 3, dilation: 2 },
    ]),
    4,
  )[0];
  expect(ways?.reduce((sum, count) => sum + count, 0)).toBe(15);
});

test("away from the border ways begin and end where the recursion says", () => {
  const windows = [{ kernel: 5 }, { kernel: 2, stride: 2 }, { kernel: 3, dilation: 2 }, { kernel: 3 }];
  const { size, jump, start } = see(60, windows);
  for (const unit of [0, 3, 7])
    expect(findExtent(countWays(stack(60, windows), unit)[0] ?? [])).toEqual({
      first: start + unit * jump,
      last: start + unit * jump + size - 1,
    });
});

test("at the border the window is cut, and padding has no ways", () => {
  const same = Array.from({ length: 4 }, () => ({ kernel: 3, padding: "same" as const }));
  expect(see(20, same).start).toBe(-4);
  expect(findExtent(countWays(stack(20, same), 0)[0] ?? [])).toEqual({ first: 0, last: 4 });
});

test("what no unit reads is seen by none: the last column under a window of 2 on 5", () => {
  const axes = stack(5, [
    { kernel: 2, stride: 2 },
    { kernel: 5, padding: 2 },
  ]);
  expect(findExtent(countWays(axes, 0)[0] ?? [])).toEqual({ first: 0, last: 3 });
  expect(findExtent([0, 0])).toBeNull();
});
