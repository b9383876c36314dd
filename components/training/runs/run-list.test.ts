import { expect, test } from "vitest";
import { fitStates, hasTrained, type KeptRun, mostPlaceBytes, mostRuns, weighLog } from "./kept-run";
import { mergeRuns, pruneRuns, putRun } from "./run-list";
import { inventRun, keep } from "./test-runs";

const ids = (runs: readonly KeptRun[]) => runs.map(({ log }) => log.id);
const none = new Set<string>();

test("runs are counted as they come, and a newer log changes neither name nor colour", () => {
  let runs: KeptRun[] = [];
  for (const id of ["a", "b", "c"]) runs = putRun(runs, inventRun(id));
  const newer = inventRun("b", 9);
  runs = putRun(runs, newer);
  expect(runs.map(({ log, number, slot }) => [log.id, number, slot])).toEqual([
    ["a", 1, 0],
    ["b", 2, 1],
    ["c", 3, 2],
  ]);
  expect(runs[1]?.log).toBe(newer);
});

test("a new run takes the colour that a removed one has left, and no other's", () => {
  const runs = putRun([keep(inventRun("a"), 1), keep(inventRun("c"), 3)], inventRun("d"));
  expect(runs.at(-1)).toMatchObject({ number: 4, slot: 1 });
});

test("stored runs keep their names when the store answers after a new one was begun", () => {
  const merged = mergeRuns(
    [keep(inventRun("a"), 1), keep(inventRun("b"), 4, 2)],
    putRun([], inventRun("new")),
  );
  expect(merged.map(({ log, number, slot }) => [log.id, number, slot])).toEqual([
    ["a", 1, 0],
    ["b", 4, 2],
    ["new", 5, 1],
  ]);
});

test("of a run that is both stored and in memory, the log in memory counts", () => {
  const newer = inventRun("a", 9);
  expect(mergeRuns([keep(inventRun("a"), 3)], [keep(newer, 1)])).toEqual([keep(newer, 3)]);
});

test("two pages that gave out the same number and colour are told apart", () => {
  const merged = mergeRuns([keep(inventRun("a"), 2), keep(inventRun("b"), 2), keep(inventRun("c"), 3)], []);
  expect(new Set(merged.map(({ number }) => number)).size).toBe(3);
  expect(new Set(merged.map(({ slot }) => slot)).size).toBe(3);
  expect(ids(merged)).toEqual(["a", "b", "c"]);
});

test("the oldest go when there are too many, pinned ones last, the newest never", () => {
  const many = Array.from({ length: mostRuns + 3 }, (_, i) => keep(inventRun(String(i)), i + 1));
  expect(ids(pruneRuns(many, none))).toEqual(ids(many).slice(3));
  expect(ids(pruneRuns(many, new Set(["0", "2"])))).toEqual(["0", "2", ...ids(many).slice(5)]);
  expect(ids(pruneRuns(many, new Set(ids(many))))).toEqual(ids(many).slice(3));
});

test("the oldest go when all weigh too much, but a single heavy one stays", () => {
  const third = mostPlaceBytes / 8 / 3;
  const heavy = ["a", "b", "c", "d"].map((id, i) => keep(inventRun(id, third), i + 1));
  expect(ids(pruneRuns(heavy, none))).toEqual(["c", "d"]);
  expect(ids(pruneRuns([keep(inventRun("alone", 9 * third), 1)], none))).toEqual(["alone"]);
});

test("a run that is too heavy loses every other state until it fits, never the last", () => {
  const log = inventRun("a", 1000);
  const [state] = log.states;
  const long = {
    ...log,
    states: Array.from({ length: 40 }, (_, i) => ({ ...state!, step: 10 * i })),
  };
  const fitted = fitStates(long, 50_000);
  expect(weighLog(fitted)).toBeLessThanOrEqual(50_000);
  expect(fitted.states.map(({ step }) => step)).toEqual([30, 70, 110, 150, 190, 230, 270, 310, 350, 390]);
  expect(fitStates(long, 10).states.map(({ step }) => step)).toEqual([390]);
  expect(fitStates(log, 50_000)).toBe(log);
});

test("a run counts from its first recorded step beyond where it began", () => {
  const log = inventRun("a");
  expect(hasTrained(log)).toBe(true);
  expect(hasTrained({ ...log, parent: { id: "b", step: 20 } })).toBe(false);
  expect(hasTrained({ ...log, points: [], states: [] })).toBe(false);
  expect(hasTrained({ ...log, points: [], states: [], end: { reason: "diverged", step: 3 } })).toBe(true);
});
