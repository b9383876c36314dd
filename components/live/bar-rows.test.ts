import { expect, test } from "vitest";
import type { PublicPoll } from "@/lib/contract/poll";
import { listBarRows } from "./bar-rows";

const base = { id: "q", version: "1", questionHtml: "", unit: null };
const choice: PublicPoll = {
  ...base,
  kind: "single",
  options: [
    { id: "yes", html: "Yes" },
    { id: "no", html: "No" },
  ],
};
const number: PublicPoll = { ...base, kind: "number", options: [] };

test("an option has its votes of each round, and none is right before the reveal", () => {
  const rounds = [
    { round: 1, voters: 3, options: [{ id: "yes", voters: 3 }], values: null },
    { round: 2, voters: 2, options: [{ id: "no", voters: 2 }], values: null },
  ];
  expect(listBarRows(choice, rounds, null)).toEqual([
    { key: "yes", name: "A", html: "Yes", isRight: false, voters: [3, 0] },
    { key: "no", name: "B", html: "No", isRight: false, voters: [0, 2] },
  ]);
});

test("numbers of both rounds stand in one order, those near enough are right, and the rest is told", () => {
  const rounds = [
    { round: 1, voters: 4, options: [], values: { values: [{ value: 300, voters: 3 }], others: 1 } },
    { round: 2, voters: 2, options: [], values: { values: [{ value: -1, voters: 2 }], others: 0 } },
  ];
  const answer = {
    explanationHtml: "",
    options: [],
    number: { value: 298, reach: 2, tolerance: "within 2", replies: [] },
  };
  const rows = listBarRows(number, rounds, answer);
  expect(rows.map(({ name, isRight, voters }) => [name, isRight, voters])).toEqual([
    ["\u22121", false, [0, 2]],
    ["300", true, [3, 0]],
    ["other", false, [1, 0]],
  ]);
});
