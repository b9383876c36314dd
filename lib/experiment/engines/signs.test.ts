import { expect, test } from "vitest";
import { createExperiment } from "../schema";
import { createTfjsEngine } from "./tfjs/create-engine";
import { loadTfNode } from "./tfjs/load-node";

test("a small convolutional network reads over 95 % of the road signs held back within 200 steps, and most of every class", async () => {
  const engine = await createTfjsEngine(
    await loadTfNode("wasm"),
    createExperiment({
      data: {
        source: { kind: "signs" },
        size: 1200,
        noise: 0.02,
        split: { validation: 0, test: 1 / 4 },
      },
      model: {
        layers: [
          { kind: "conv2d", filters: 8, kernel: 5, padding: "same", activation: "relu" },
          { kind: "maxPool" },
          { kind: "conv2d", filters: 16, padding: "same", activation: "relu" },
          { kind: "maxPool" },
          { kind: "flatten" },
          { kind: "dense" },
        ],
        initialization: { kind: "he" },
      },
      training: { learningRate: 0.005, batchSize: 32 },
    }),
  );
  for (let step = 0; step < 200; step++) engine.trainStep();
  await engine.readLoss();
  expect((await engine.evaluate("test")).accuracy).toBeGreaterThan(0.95);

  const { raw, labels, count } = engine.data.parts.test;
  const answers = await engine.predict(raw, count);
  const right = Array(8).fill(0) as number[];
  const asked = Array(8).fill(0) as number[];
  labels?.forEach((label, i) => {
    const row = answers.subarray(8 * i, 8 * i + 8);
    asked[label]!++;
    if (row.indexOf(Math.max(...row)) === label) right[label]!++;
  });
  right.forEach((share, label) => expect(share / asked[label]!).toBeGreaterThan(0.85));
  engine.dispose();
});
