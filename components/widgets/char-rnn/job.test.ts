import { beforeAll, expect, test } from "vitest";
import { createCharacterModel } from "@/lib/experiment/characters";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createTraining, findFirstWeights, findText, pickSpec, readShown, type Spec } from "./experiments";
import { EVERY } from "./intervals";
import { job, type Frame } from "./job";
import { countRight, rankGuesses, readShownCharacters, writeText, writeWords } from "./model";
import { addSnapshots } from "./snapshots";
import { definition, type State } from "./state";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const describe = (patch: Partial<State>): Spec => pickSpec(definition.schema.parse(patch));
const open = (patch: Partial<State>) =>
  job.create(describe(patch), { signal: new AbortController().signal, device: "wasm", tf: async () => tf });
const read = ({ spec, now }: Frame) => {
  const experiment = createTraining(spec);
  const model = createCharacterModel(experiment.model.layers, now.weights);
  return { model, reading: readShownCharacters(model, readShown(experiment)) };
};

test("learns hello: every letter right, and what is drawn after an h spells it nearly always", async () => {
  const before = tf.memory().numTensors;
  const run = await open({});
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  run.dispose();
  expect(tf.memory().numTensors).toBe(before);
  expect(frame.looks.at(-1)).toMatchObject({ step: 100, accuracy: 1 });
  const { model, reading } = read(frame);
  expect(countRight(reading)).toBe(4);
  // Both l are read by the same weights; what follows depends on the state.
  const [first, second] = [rankGuesses(reading, 2, 1)[0], rankGuesses(reading, 3, 1)[0]];
  expect(reading.shown[2]).toBe(reading.shown[3]);
  expect(first?.symbol).not.toBe(second?.symbol);
  const words = writeWords(model, 0, { count: 50, length: 4 }, { temperature: 1, drawing: 1 });
  expect(words.filter((word) => word.join() === "1,2,2,3").length).toBeGreaterThan(45);
});

test("the picture before the first frame is the job's own first frame", async () => {
  const run = await open({ source: "rain", cell: "lstm", layers: 2, units: 5 });
  const { frame } = await run.frame();
  run.dispose();
  expect(frame.now.weights).toEqual(findFirstWeights(createTraining(frame.spec)));
  expect(frame.kept.map(({ step }) => step)).toEqual([0]);
});

test("a run that is saved and restored elsewhere ends with the same weights and looks", async () => {
  const patch = { source: "rain", cell: "gru", units: 8, learningRate: 0.01, steps: 4 * EVERY } as const;
  const [first, second, whole] = [await open(patch), await open(patch), await open(patch)];
  for (let step = 0; step < 2 * EVERY; step++) await first.step();
  await second.restore(structuredClone(await first.save()));
  for (const run of [second, whole]) while (!run.done?.()) await run.step();
  const [a, b] = [(await second.frame()).frame, (await whole.frame()).frame];
  expect(a.now).toEqual(b.now);
  expect(a.looks).toEqual(b.looks);
  for (const run of [first, second, whole]) run.dispose();
});

test("a text long enough keeps a fifth unread; one without two characters gives way to ours", () => {
  const long = createTraining(describe({ source: "own", text: "abcd".repeat(50) }));
  expect(long.data.split.validation).toBe(0.2);
  const short = createTraining(describe({ source: "own", text: "a word" }));
  expect(short.data.source).toMatchObject({ window: 5 });
  expect(short.data.split.validation).toBe(0);
  expect(findText(describe({ source: "own", text: "aaaa" }))).toBe(findText(describe({ source: "rain" })));
});

test("at temperature 0 the seed of the draws changes nothing, at 1 it does", async () => {
  const run = await open({ source: "rain" });
  const { model } = read((await run.frame()).frame);
  run.dispose();
  const write = (temperature: number, drawing: number) => writeText(model, 0, 60, { temperature, drawing });
  expect(write(0, 1)).toEqual(write(0, 2));
  expect(write(1, 1)).not.toEqual(write(1, 2));
});

test("kept weights are those of one run: what a restart or a step back undoes goes", () => {
  const at = (step: number) => ({ step, weights: [] });
  const frame = (now: number, kept: number[]): Frame => ({
    spec: describe({}),
    now: at(now),
    looks: [],
    kept: kept.map(at),
  });
  const steps = (snapshots: { step: number }[]) => snapshots.map(({ step }) => step);
  expect(steps(addSnapshots([at(0)], frame(12, [10])))).toEqual([0, 10]);
  expect(steps(addSnapshots([at(0), at(10)], frame(0, [0])))).toEqual([0]);
  expect(steps(addSnapshots([at(0), at(10), at(30)], frame(20, [])))).toEqual([0, 10]);
});
