import { beforeAll, expect, test } from "vitest";
import { createExperiment } from "../schema";
import type { Engine } from "./engine";
import { createTfjsEngine } from "./tfjs/create-engine";
import { loadTfNode } from "./tfjs/load-node";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

async function trainEpochs(engine: Engine, epochs: number): Promise<void> {
  for (let step = 0; step < epochs * engine.stepsPerEpoch; step++) engine.trainStep();
  await engine.readLoss();
}

const data = {
  source: { kind: "digits" as const },
  size: 4000,
  split: { validation: 0, test: 0.25 },
};

test("a small convolutional network reads over 94 % of the digits held back, and most of every class", async () => {
  const engine = await createTfjsEngine(
    tf,
    createExperiment({
      data,
      model: {
        layers: [
          { kind: "conv2d", filters: 8, kernel: 5, activation: "relu" },
          { kind: "maxPool" },
          { kind: "conv2d", filters: 16, activation: "relu" },
          { kind: "maxPool" },
          { kind: "flatten" },
          { kind: "dense" },
        ],
      },
      training: { learningRate: 0.003, batchSize: 32 },
    }),
  );
  await trainEpochs(engine, 4);
  expect((await engine.evaluate("test")).accuracy).toBeGreaterThan(0.94);

  const { raw, labels, count } = engine.data.parts.test;
  const answers = await engine.predict(raw, count);
  const right = Array(10).fill(0) as number[];
  const asked = Array(10).fill(0) as number[];
  labels?.forEach((label, i) => {
    const row = answers.subarray(10 * i, 10 * i + 10);
    asked[label] = (asked[label] as number) + 1;
    if (row.indexOf(Math.max(...row)) === label) right[label] = (right[label] as number) + 1;
  });
  right.forEach((share, label) => expect(share / (asked[label] as number)).toBeGreaterThan(0.85));
  engine.dispose();
});

test("a network of one hidden layer reads over 80 % of them", async () => {
  const engine = await createTfjsEngine(
    tf,
    createExperiment({
      data,
      model: {
        layers: [{ kind: "flatten" }, { kind: "dense", units: 32, activation: "relu" }, { kind: "dense" }],
      },
      training: { learningRate: 0.003, batchSize: 64 },
    }),
  );
  await trainEpochs(engine, 5);
  expect((await engine.evaluate("test")).accuracy).toBeGreaterThan(0.8);
  engine.dispose();
});
