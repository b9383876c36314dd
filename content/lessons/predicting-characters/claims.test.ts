import { beforeAll, expect, test } from "vitest";
import { createTraining, pickSpec, readShown } from "@/components/widgets/char-rnn/experiments";
import { job } from "@/components/widgets/char-rnn/job";
import { writeText, writeWords } from "@/components/widgets/char-rnn/model";
import { definition, type State } from "@/components/widgets/char-rnn/state";
import { measureFrequencyEntropy, measurePairEntropy } from "@/lib/data/character-entropy";
import { readText } from "@/lib/data/text";
import { type CharacterModel, createCharacterModel } from "@/lib/experiment/characters";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferExperiment } from "@/lib/experiment/infer";
import { softmax } from "@/lib/math/softmax";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const describe = (patch: Partial<State>) => pickSpec(definition.schema.parse(patch));
const text = { source: "rain", cell: "lstm", units: 32, learningRate: 0.01, steps: 300 } as const;

/** What the widget has seen at the end of a run with these settings. */
async function train(patch: Partial<State>) {
  const spec = describe(patch);
  const run = await job.create(spec, {
    signal: new AbortController().signal,
    device: "wasm",
    tf: async () => tf,
  });
  while (!run.done?.()) await run.step();
  const { frame } = await run.frame();
  run.dispose();
  const at = (step: number) => frame.looks.find((look) => look.step === step)!;
  const model = createCharacterModel(createTraining(spec).model.layers, frame.now.weights);
  return { looks: frame.looks, at, model };
}

/** The share of all pieces of twelve characters of what a network writes that stand in its text. */
function measureCopied(model: CharacterModel): number {
  const { symbols } = readShown(createTraining(describe(text)));
  const print = (all: readonly number[]) => String.fromCharCode(...all.map((symbol) => 97 + symbol));
  const read = print(symbols);
  const written = print(writeText(model, symbols[0] ?? 0, 500, { temperature: 1, drawing: 1 }));
  const pieces = Array.from({ length: 489 }, (_, from) => written.slice(from, from + 12));
  return pieces.filter((piece) => read.includes(piece)).length / pieces.length;
}

test("hello: all four letters right within 50 steps in each cell with eight seeds, and the loss under 0.05 at the end", async () => {
  for (const cell of ["rnn", "lstm", "gru"] as const)
    for (let seed = 1; seed <= 8; seed++) {
      const { looks, at } = await train({ cell, seed });
      expect(looks.some(({ step, accuracy }) => step <= 50 && accuracy === 1)).toBe(true);
      expect(at(100).accuracy).toBe(1);
      expect(at(100).loss).toBeLessThan(0.05);
    }
});

test("hello is written 20 times of 20 at temperature 1, 10 to 15 times at 2, at most 6 times at 3", async () => {
  for (let seed = 1; seed <= 8; seed++) {
    const { model } = await train({ seed });
    const count = (temperature: number) =>
      writeWords(model, 0, { count: 20, length: 4 }, { temperature, drawing: 1 }).filter(
        (word) => word.join() === "1,2,2,3",
      ).length;
    expect([count(0), count(1)]).toEqual([20, 20]);
    expect(count(2)).toBeGreaterThanOrEqual(10);
    expect(count(2)).toBeLessThanOrEqual(15);
    expect(count(3)).toBeLessThanOrEqual(6);
  }
});

test("one hidden unit is enough for hello with some of the seeds 1 to 4, and not with others", async () => {
  const right = [];
  for (const seed of [1, 2, 3, 4]) right.push((await train({ units: 1, seed })).at(100).accuracy);
  expect(new Set(right)).toEqual(new Set([0.75, 1]));
});

test("the LSTM starts at chance, and within 60 steps is below the character before on what it has not read", async () => {
  for (const seed of [1, 2, 3]) {
    const { looks, at, model } = await train({ ...text, seed });
    const pairs = measurePairEntropy(readShown(createTraining(describe(text))).symbols);
    expect(Math.abs(at(0).loss - Math.log(18))).toBeLessThan(0.1);
    expect(at(30).loss).toBeGreaterThan(1.7);
    expect(at(60).loss).toBeLessThan(pairs);
    const best = looks.reduce((a, b) => (b.loss < a.loss ? b : a));
    expect(best.loss).toBeGreaterThan(0.4);
    expect(best.loss).toBeLessThan(0.6);
    expect(best.accuracy).toBeGreaterThan(0.78);
    expect(best.accuracy).toBeLessThan(0.9);
    expect(at(300).training).toBeLessThan(0.3);
    expect(at(300).loss).toBeGreaterThan(best.loss + 0.05);
    expect(measureCopied(model)).toBeGreaterThan(0.5);
  }
});

test("on this text the plain cell is quicker: about 1.0 after 30 steps", async () => {
  for (const seed of [1, 2, 3]) {
    const { at } = await train({ ...text, cell: "rnn", steps: 30, seed });
    expect(Math.abs(at(30).loss - 1)).toBeLessThan(0.15);
  }
});

test("a second layer buys nothing on this text", async () => {
  const findBest = async (layers: number) =>
    Math.min(...(await train({ ...text, layers, steps: 200 })).looks.map(({ loss }) => loss));
  expect(await findBest(2)).toBeGreaterThan((await findBest(1)) - 0.05);
});

test("what guessers pay who know nothing, the frequencies, the letter before", () => {
  const hello = readText("hello").symbols;
  expect(Math.log(4)).toBeCloseTo(1.39, 2);
  expect(measureFrequencyEntropy(hello)).toBeCloseTo(1.33, 2);
  expect(measurePairEntropy(hello)).toBeCloseTo(0.35, 2);
  const { symbols, vocabulary } = readShown(createTraining(describe(text)));
  expect([symbols.length, vocabulary.length]).toEqual([676, 18]);
  expect(Math.log(18)).toBeCloseTo(2.89, 2);
  expect(measureFrequencyEntropy(symbols)).toBeCloseTo(2.43, 2);
  expect(measurePairEntropy(symbols)).toBeCloseTo(1.11, 2);
  expect(Math.exp(0.5)).toBeCloseTo(1.6, 1);
  expect(measurePairEntropy(readText("letter").symbols)).toBeCloseTo(0.555, 3);
});

test("the probabilities at three temperatures, and the counts of parameters", () => {
  const percent = (temperature: number) =>
    [...softmax([2, 1, 0], temperature)].map((p) => Math.round(100 * p));
  expect([percent(1), percent(0.5), percent(2)]).toEqual([
    [67, 24, 9],
    [87, 12, 2],
    [51, 31, 19],
  ]);
  expect(softmax([Math.log(0.8), Math.log(0.2)], 0.5)[0]).toBeCloseTo(0.941, 3);
  expect(softmax([Math.log(0.8), Math.log(0.2)], 2)[0]).toBeCloseTo(0.667, 3);
  const count = (patch: Partial<State>) => inferExperiment(createTraining(describe(patch))).parameters;
  expect([count({}), count(text), count({ ...text, layers: 2 })]).toEqual([40, 7122, 15_442]);
});
