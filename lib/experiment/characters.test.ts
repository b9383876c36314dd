import { beforeAll, expect, test } from "vitest";
import { readText } from "@/lib/data/text";
import { createRandom } from "@/lib/math/random";
import { softmax } from "@/lib/math/softmax";
import { createCharacterModel, readCharacters, sampleCharacters } from "./characters";
import { createTfjsEngine } from "./engines/tfjs/create-engine";
import { loadTfNode } from "./engines/tfjs/load-node";
import { createExperiment } from "./schema";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const kinds = ["rnn", "lstm", "gru"] as const;

const describe = (kind: (typeof kinds)[number], layers = 1, text = "hello", window = 4) =>
  createExperiment({
    data: { source: { kind: "text", text, window }, size: 1, split: { validation: 0, test: 0 } },
    model: {
      layers: [...Array.from({ length: layers }, () => ({ kind, units: 3 })), { kind: "dense" }],
    },
    training: { learningRate: 0.1, batchSize: 1, seed: 3 },
  });

test.each(kinds)(
  "%s, two layers: read one at a time, the probabilities are those of the engine's whole sequence",
  async (kind) => {
    const experiment = describe(kind, 2);
    const engine = await createTfjsEngine(tf, experiment);
    for (let step = 0; step < 5; step++) engine.trainStep();
    const expected = await engine.predict(engine.data.parts.train.inputs, 1);
    const model = createCharacterModel(experiment.model.layers, await engine.readWeights());
    engine.dispose();
    const read = readCharacters(model, readText("hell").symbols.slice(0, 4));
    const probabilities = read.flatMap(({ scores }) => [...softmax(scores)]);
    expect(probabilities).toHaveLength(16);
    probabilities.forEach((p, i) => expect(p).toBeCloseTo(expected[i]!, 5));
  },
);

test.each(kinds)(
  "%s: three hidden units learn hello, and from an h the likeliest letters spell it",
  async (kind) => {
    for (const seed of [1, 2, 3]) {
      const experiment = describe(kind);
      experiment.training.seed = seed;
      const engine = await createTfjsEngine(tf, experiment);
      for (let step = 0; step < 150; step++) engine.trainStep();
      expect((await engine.evaluate("train")).accuracy).toBe(1);
      const model = createCharacterModel(experiment.model.layers, await engine.readWeights());
      engine.dispose();
      const { vocabulary } = readText("hello");
      const drawn = sampleCharacters(model, {
        start: [0],
        length: 4,
        temperature: 0,
        random: createRandom(1),
      });
      expect(drawn.map((symbol) => vocabulary[symbol]).join("")).toBe("ello");
    }
  },
);

test("the same seed draws the same characters, and a text too short for its pieces is refused", async () => {
  const experiment = describe("gru");
  const engine = await createTfjsEngine(tf, experiment);
  const model = createCharacterModel(experiment.model.layers, await engine.readWeights());
  engine.dispose();
  const draw = (seed: number) =>
    sampleCharacters(model, { start: [0], length: 40, temperature: 1, random: createRandom(seed) });
  expect(draw(4)).toEqual(draw(4));
  expect(draw(4)).not.toEqual(draw(5));
  await expect(createTfjsEngine(tf, describe("rnn", 1, "hello", 5))).rejects.toThrow(/has 5 characters/);
  await expect(createTfjsEngine(tf, describe("rnn", 1, "aaaaa"))).rejects.toThrow(/two different/);
});

test("a layer that reads the text from its end, or answers once, cannot write", () => {
  const layers = (change: object) =>
    createExperiment({ model: { layers: [{ kind: "gru", ...change }, { kind: "dense" }] } }).model.layers;
  expect(() => createCharacterModel(layers({ bidirectional: true }), [])).toThrow(/read forwards/);
  expect(() => createCharacterModel(layers({ returnSequences: false }), [])).toThrow(/every step/);
  expect(() => createCharacterModel(layers({}), [])).not.toThrow();
});
