import { beforeAll, expect, test } from "vitest";
import { createExperiment } from "../../schema";
import type { WrittenLayer } from "../../schema-layers";
import { createTfjsEngine } from "./create-engine";
import { loadTfNode } from "./load-node";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const LENGTH = 5;
const createOf = (layers: WrittenLayer[]) =>
  createTfjsEngine(
    tf,
    createExperiment({
      data: { source: { kind: "series", task: "neighbours", length: LENGTH }, size: 40 },
      model: { layers: [...layers, { kind: "dense" }] },
      training: { learningRate: 0.02, batchSize: 24 },
    }),
  );

const cells = ["rnn", "lstm", "gru"] as const;

test.each(cells)(
  "%s: each half is a layer of its own, the second over the reversed sequence",
  async (kind) => {
    const both = await createOf([{ kind, units: 3, bidirectional: true }]);
    const one = await createOf([{ kind, units: 3 }]);
    const { raw } = both.data.parts.train;
    const sequence = raw.slice(0, LENGTH * 2);
    const reversed = Float32Array.from({ length: LENGTH * 2 }, (_, i) => {
      const step = Math.floor(i / 2);
      return sequence[2 * (LENGTH - 1 - step) + (i % 2)]!;
    });
    const states = (await both.observe(sequence, 1))[0]!;
    const weights = await both.readWeights();
    const read = async (prefix: string, inputs: Float32Array) => {
      one.writeWeights(
        ["kernel", "recurrentKernel", "bias"].map((role) => ({
          ...weights.find(({ name }) => name === `0/${prefix}${role}`)!,
          name: `0/${role}`,
        })),
      );
      return (await one.observe(inputs, 1))[0]!;
    };
    const forward = await read("", sequence);
    const backward = await read("backward/", reversed);
    for (let step = 0; step < LENGTH; step++)
      for (let unit = 0; unit < 3; unit++) {
        expect(states[6 * step + unit]).toBeCloseTo(forward[3 * step + unit]!, 5);
        expect(states[6 * step + 3 + unit]).toBeCloseTo(backward[3 * (LENGTH - 1 - step) + unit]!, 5);
      }
    for (const engine of [both, one]) engine.dispose();
  },
);

test("an encoder and a decoder, both ways and deep, learn through every weight and leave no tensor", async () => {
  const before = tf.memory().numTensors;
  const engine = await createOf([
    { kind: "gru", units: 4, bidirectional: true },
    { kind: "lstm", units: 4, bidirectional: true, returnSequences: false },
    { kind: "repeat", times: LENGTH },
    { kind: "rnn", units: 4 },
  ]);
  const gradients = await engine.readGradients();
  expect(gradients).toHaveLength(3 + 3 + 3 + 3 + 3 + 2);
  for (const { values } of gradients) expect(values.some((value) => value !== 0)).toBe(true);
  const first = await engine.evaluate("train");
  for (let step = 0; step < 60; step++) engine.trainStep();
  await engine.readLoss();
  expect((await engine.evaluate("train")).loss).toBeLessThan(first.loss);
  engine.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
