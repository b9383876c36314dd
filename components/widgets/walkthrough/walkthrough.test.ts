import { expect, test } from "vitest";
import { countSplit } from "@/lib/experiment/prepare-data";
import { averageClasses, countRight, findMajority, labelByNearest } from "./baseline";
import { cellNames, cells, findMissing, judgeCell, keyCell, listRest, numberCell } from "./cells";
import { countDigits, makeExperiment } from "./experiment";
import { readKeys } from "./outputs";
import { countConfusion, findWorst, pickAnswers } from "./read-answers";
import { readOpening, recordOpening } from "./seal";
import { makeState, openWalk } from "./test-walk";
import { describeConfusion, describeOpening, judgeGoal } from "./words";

const small = makeState({ size: 200, epochs: 2, filters: 2 });

test("no cell needs one that comes after it", () => {
  for (const cell of cellNames)
    for (const need of cells[cell].needs) expect(numberCell(need)).toBeLessThan(numberCell(cell));
});

test("a setting makes stale what hangs on it, and nothing else", () => {
  const keys = Object.fromEntries(cellNames.map((cell) => [cell, keyCell(cell, small)]));
  const listStale = (patch: Partial<typeof small>) =>
    cellNames.filter((cell) => judgeCell(cell, { ...small, ...patch }, keys) === "stale");
  expect(listStale({})).toEqual([]);
  expect(listStale({ goal: 0.9 })).toEqual(["question", "test"]);
  expect(listStale({ epsilon: 0.2 })).toEqual(["attack"]);
  expect(listStale({ preprocessing: "none" })).not.toContain("baseline");
  expect(listStale({ seed: 2 })).toEqual(cellNames.filter((cell) => cell !== "question"));
  expect(findMissing("train", { ...small, filters: 4 }, keys)).toEqual(["model"]);
  expect(listRest(small, {})).not.toContain("test");
});

test("as many digits in each part as the cells say", () => {
  for (const size of [200, 500, 1000, 3000])
    for (const held of [0.05, 0.15, 0.2, 0.35]) {
      const state = makeState({ size, held });
      expect(countDigits(state)).toEqual(countSplit(makeExperiment(state).data));
    }
});

test("three ways to answer without a network", () => {
  const known = { inputs: Float32Array.of(0, 0, 0, 2, 9, 9), labels: Int32Array.of(0, 0, 1) };
  expect(findMajority(known.labels, 2)).toBe(0);
  expect([...averageClasses(known, 2)]).toEqual([0, 1, 9, 9]);
  expect([...labelByNearest(Float32Array.of(8, 8, 1, 1), known)]).toEqual([1, 0]);
  expect(countRight(Int32Array.of(1, 0, 1), Int32Array.of(1, 1, 1))).toEqual({ right: 2, count: 3 });
});

test("the confusion matrix counts every answer, and the worst mistake is the surest", () => {
  const probabilities = new Float32Array(40);
  // 3 for a 3; then 5 for a 3 at 0.6, 5 for a 2 at 0.9, 1 for a 1.
  for (const [row, answer, sure] of [
    [0, 3, 0.9],
    [1, 5, 0.6],
    [2, 5, 0.9],
    [3, 1, 0.5],
  ] as const)
    probabilities[10 * row + answer] = sure;
  const labels = Int32Array.of(3, 3, 2, 1);
  const confusion = countConfusion(pickAnswers(probabilities), labels);
  expect([confusion[33], confusion[35], confusion[25], confusion[11]]).toEqual([1, 1, 1, 1]);
  expect(confusion.reduce((sum, count) => sum + count)).toBe(4);
  expect(findWorst(probabilities, labels, 6)).toEqual([2, 1]);
});

test("cells go on from one another, one that lacks its needs is passed over, and no tensor is left", async () => {
  const walk = await openWalk(small);
  const before = walk.tf.memory().numTensors;
  expect(Object.keys((await walk.ask(["train"])).outputs)).toEqual([]);
  const rest = listRest(small, {});
  const { outputs } = await walk.ask(rest);
  expect(listRest(small, readKeys(outputs))).toEqual([]);
  expect(outputs.test).toBeUndefined();
  expect(outputs.save?.found.same).toEqual({ right: 40, count: 40 });
  expect(outputs.save?.found.largest).toBe(0);
  expect(outputs.save?.found.text).not.toContain('"test":{"loss":0');
  const again = await walk.ask(["test"]);
  expect(again.outputs.test?.found.score.count).toBe(40);
  walk.run.dispose();
  await new Promise((resolve) => setTimeout(resolve));
  expect(walk.tf.memory().numTensors).toBe(before);
});

test("a cell that is stopped leaves neither output nor tensor, and one moved elsewhere begins again", async () => {
  const walk = await openWalk(small, ["question", "data", "split", "preprocess", "model", "train", "tune"]);
  const before = walk.tf.memory().numTensors;
  while ((await walk.run.frame()).frame.running?.cell !== "tune") await walk.run.step();
  for (let i = 0; i < 5; i++) await walk.run.step();
  const saved = await walk.run.save();
  const trained = walk.tf.memory().numTensors;
  await walk.run.command?.({ kind: "stop" });
  expect(walk.tf.memory().numTensors).toBeLessThan(trained);
  const { frame } = await walk.run.frame();
  expect([frame.running, frame.outputs.tune, frame.queue]).toEqual([null, undefined, []]);
  walk.run.dispose();

  const other = await openWalk(small);
  await other.run.restore(saved);
  const { outputs } = await other.finish();
  expect(outputs.tune?.found.trials).toHaveLength(4);
  other.run.dispose();
  await new Promise((resolve) => setTimeout(resolve));
  expect(other.tf.memory().numTensors).toBe(before);
});

test("an opening remembers what it was opened for, and is broken by any other model but not by another goal", () => {
  const evaluation = { loss: 1, accuracy: 0.9 };
  const trial = { rate: 0.01, filters: 8, train: evaluation, validation: evaluation };
  const state = makeState();
  const opened = recordOpening(state, { trials: [trial], chosen: 0 }, { right: 168, count: 200 });
  const opening = readOpening(state, opened)!;
  expect(opening).toMatchObject({
    score: { right: 168, count: 200 },
    goal: 0.8,
    filters: 8,
    isChanged: false,
  });
  expect(readOpening({ ...state, epochs: 11 }, opened)?.isChanged).toBe(true);
  expect(readOpening({ ...state, goal: 0.9 }, opened)).toMatchObject({ isChanged: false, goal: 0.8 });
  expect(readOpening(state, { ...opened, plan: "{" })).toBeNull();
  expect(describeOpening(opening).join(" ")).toContain("6.0 points less than the 90.0 %");
});

test("the words name the pair that is confused most often", () => {
  const confusion = new Array<number>(100).fill(0);
  expect(describeConfusion(confusion, 10)).toBe("No digit was taken for another.");
  confusion[11] = 9;
  confusion[38] = 2;
  expect(describeConfusion(confusion, 10)).toContain("a 3 taken for an 8: 2 times");
});

test("a goal is reached or missed only when the whole interval says so", () => {
  const score = { right: 168, count: 200 };
  expect(judgeGoal(score, 0.8)).toContain("cannot tell");
  expect(judgeGoal(score, 0.75)).toContain("reached");
  expect(judgeGoal(score, 0.95)).toContain("missed");
});
