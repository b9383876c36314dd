import { afterEach, beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import type { Change } from "@/lib/experiment/attacks/change";
import { measureReach } from "@/lib/experiment/attacks/change";
import type { JobContext } from "@/lib/lab/job";
import { printPrograms } from "./code";
import { job } from "./job";
import { listPixelsBetween } from "./line";
import { listMoves } from "./list-moves";
import { definition, findLargestEpsilon, readChange, type State } from "./state";
import { findReading, printWorth, writeTitle } from "./words";

type Run = Awaited<ReturnType<typeof job.create>>;

let context: JobContext;
let tensors: () => number;
const runs: Run[] = [];
beforeAll(async () => {
  const tf = await loadTfNode("wasm");
  tensors = () => tf.memory().numTensors;
  context = { signal: new AbortController().signal, device: "wasm", tf: async () => tf };
});
afterEach(() => {
  for (const run of runs.splice(0)) run.dispose();
});

const open = (patch: Partial<State> = {}) => {
  const state = definition.schema.parse(patch);
  const { data, model, training, example } = state;
  return { experiment: { data, model, training }, example, change: readChange(state) };
};

async function start(patch: Partial<State> = {}): Promise<Run> {
  const run = await job.create(open(patch), context);
  runs.push(run);
  return run;
}

async function train(run: Run): Promise<Run> {
  while (!run.done?.()) await run.step();
  return run;
}

const see = async (run: Run) => (await run.frame()).frame;

async function ask(run: Run, change: Change) {
  await run.command?.({ change });
  return see(run);
}

test("the model learns to read the picture; enough of the gradient's sign makes it read another, and less does not", async () => {
  const run = await start();
  const first = await see(run);
  expect(first.step).toBe(0);
  expect(writeTitle(first, 0)).toBe("The model learns: step 0 of 105");
  const trained = await see(await train(run));
  expect(trained.step).toBe(trained.steps);
  expect(findReading(trained.before)).toBe(trained.label);
  expect(trained.changed).toEqual(trained.original);
  expect(trained.after).toEqual(trained.before);
  expect(writeTitle(trained, 0)).toMatch(
    /^The picture shows [01]\. The model reads it as [01] \(0\.\d\d|1\.00\)$/,
  );

  for (const change of [
    { way: "one", epsilon: 0.3 },
    { way: "many", epsilon: 0.3, steps: 10 },
  ] as const) {
    const { original, changed, after, label } = await ask(run, change);
    expect(measureReach(original, changed)).toBeCloseTo(0.3, 5);
    expect(findReading(after)).toBe(1 - label);
  }
  const fooled = await ask(run, { way: "one", epsilon: 0.3 });
  expect(writeTitle(fooled, 0.3)).toMatch(/Moved by up to 0\.300, it is read as .*: the model is fooled$/);
  const little = await ask(run, { way: "one", epsilon: 0.004 });
  expect(findReading(little.after)).toBe(little.label);
  expect(writeTitle(little, 0.004)).toMatch(/Moved by up to 0\.004, it is still read as/);
});

test("pixels touched by hand are the only ones that move", async () => {
  const run = await train(await start());
  const { original, changed } = await ask(run, { way: "hand", epsilon: 0.2, touches: [[3, 1]] });
  const moved = [...changed.keys()].filter((i) => changed[i] !== original[i]);
  expect(moved).toEqual([3]);
  expect(listMoves(original, changed, [14, 14, 1])).toEqual([
    { row: 0, column: 3, channel: 0, from: original[3], to: changed[3] },
  ]);
});

test("another run is the same, also when it goes on from what was saved, and leaves no tensor", async () => {
  const before = tensors();
  const one = await start({ epsilon: 0.1, example: 7 });
  for (let step = 0; step < 60; step++) await one.step();
  const saved: unknown = structuredClone(await one.save());
  const twin = await start({ epsilon: 0.1, example: 7 });
  await twin.restore(saved);
  expect(await see(await train(twin))).toEqual(await see(await train(one)));
  for (const run of runs.splice(0)) run.dispose();
  expect(tensors()).toBe(before);
});

test("a picture that is not there, and what is no picture at all, are refused with a sentence and leave no tensor", async () => {
  const before = tensors();
  await expect(start({ example: 60 })).rejects.toThrow(/has 60 pictures, and this is none of them/);
  const { data, model } = definition.schema.parse({ data: { source: { kind: "points" } } });
  const dense = { ...model, layers: model.layers.slice(1) };
  await expect(start({ data, model: dense })).rejects.toThrow(/tells pictures of several classes apart/);
  expect(tensors()).toBe(before);
});

test("a fast stroke leaves no pixel out", () => {
  const pixels = listPixelsBetween({ row: 2, column: 9 }, { row: 6, column: 1 });
  expect(pixels[0]).toEqual({ row: 2, column: 9 });
  expect(pixels.at(-1)).toEqual({ row: 6, column: 1 });
  pixels.slice(1).forEach(({ row, column }, i) => {
    expect(Math.abs(row - (pixels[i]?.row ?? NaN))).toBeLessThanOrEqual(1);
    expect(Math.abs(column - (pixels[i]?.column ?? NaN))).toBeLessThanOrEqual(1);
  });
  expect(listPixelsBetween({ row: 1, column: 1 }, { row: 1, column: 1 })).toHaveLength(1);
});

test("only a picture that fools the model is worth something, and the slider goes beyond all marks", () => {
  const { marks } = definition.schema.parse({});
  expect([0.05, 0.2, 0.4].map((epsilon) => printWorth(marks, epsilon, true))).toEqual([
    "100 %",
    "60 %",
    "0 %",
  ]);
  expect(printWorth(marks, 0.05, false)).toBe("0 %");
  expect(findLargestEpsilon({ marks })).toBeCloseTo(0.45, 9);
});

test("the printed attack has the settings in view, against the model on the page", () => {
  const state = definition.schema.parse({ way: "many", epsilon: 0.07, steps: 12 });
  const { keras, pytorch, tensorflowjs } = printPrograms(state);
  for (const program of [keras, pytorch, tensorflowjs]) {
    expect(program).toMatch(/epsilon ?= ?0\.07/);
    expect(program).toMatch(/steps ?= ?12/);
  }
  expect(keras).toContain('Dense(16, activation="relu")');
  expect(printPrograms({ ...state, way: "one" }).pytorch).toMatch(/steps=1\b/);
});
