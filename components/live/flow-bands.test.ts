import { expect, test } from "vitest";
import { layOutFlows } from "./flow-bands";

const flows = [
  { from: "a", to: "a", voters: 3 },
  { from: "a", to: "b", voters: 2 },
  { from: "c", to: "b", voters: 5 },
];

test("each bar is as high as the bands that leave or reach it, and all stay within the picture", () => {
  const { before, after, bands } = layOutFlows(flows, ["a", "b", "c"]);
  for (const [ends, side] of [
    [before, "from"],
    [after, "to"],
  ] as const)
    for (const end of ends) {
      const of = bands.filter((band) => band[side] === end.answer);
      const sum = of.reduce((total, { height }) => total + height, 0);
      expect(sum).toBeCloseTo(end.height, 10);
      expect(end.top + end.height).toBeLessThanOrEqual(1 + 1e-9);
    }
  expect(before.map(({ answer, voters }) => [answer, voters])).toEqual([
    ["a", 5],
    ["c", 5],
  ]);
});

test("bands of one bar do not cover each other", () => {
  const { bands } = layOutFlows(flows, ["a", "b", "c"]);
  const [stay, leave] = bands.filter(({ from }) => from === "a");
  expect(leave?.fromTop).toBeCloseTo((stay?.fromTop ?? 0) + (stay?.height ?? 0), 10);
});

test("where everybody keeps one answer there is one band", () => {
  const { before, bands } = layOutFlows([{ from: "a", to: "a", voters: 4 }], ["a", "b"]);
  expect(before).toEqual([{ answer: "a", voters: 4, top: 0, height: 1 }]);
  expect(bands).toHaveLength(1);
});
