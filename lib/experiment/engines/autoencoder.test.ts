import { beforeAll, expect, test } from "vitest";
import { findPrincipalAxes } from "@/lib/math/principal-axes";
import { createExperiment } from "../schema";
import type { WrittenLayer } from "../schema-layers";
import { createDenseEngine } from "./dense/create-engine";
import { createTfjsEngine } from "./tfjs/create-engine";
import { loadTfNode } from "./tfjs/load-node";
import type { Tf } from "./tfjs/tf";

let tf: Tf;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

const describeAutoencoder = (corruption: number, hidden: WrittenLayer[], learningRate = 0.002) =>
  createExperiment({
    data: {
      source: { kind: "digits", side: 14, digits: [0, 1, 4] },
      size: 90,
      noise: 0,
      preprocessing: "center",
      targets: { kind: "inputs", corruption },
    },
    model: { layers: [{ kind: "flatten" }, ...hidden, { kind: "dense" }] },
    training: { loss: "squaredError", batchSize: 11, learningRate },
  });

test("an autoencoder of images gives the same numbers on both engines, with and without corruption", async () => {
  for (const corruption of [0, 0.4]) {
    const experiment = describeAutoencoder(corruption, [
      { kind: "dense", units: 12, activation: "tanh" },
      { kind: "dense", units: 2 },
    ]);
    const ours = createDenseEngine(experiment);
    const theirs = await createTfjsEngine(tf, experiment);
    for (let step = 0; step < 30; step++) {
      ours.trainStep();
      theirs.trainStep();
    }
    expect(await ours.readLoss()).toBeCloseTo(await theirs.readLoss(), 5);
    for (const part of ["train", "validation"] as const) {
      const [a, b] = [await ours.evaluate(part), await theirs.evaluate(part)];
      expect(a.loss).toBeCloseTo(b.loss, 5);
      expect(a.accuracy).toBeNull();
    }
    const { raw, count } = ours.data.parts.test;
    const [codes, others] = [await ours.observe(raw, count), await theirs.observe(raw, count)];
    codes[2]!.forEach((value, i) => expect(value).toBeCloseTo(others[2]![i]!, 4));
    theirs.dispose();
  }
});

test("corruption is new at each step, and the same for the same step", () => {
  const { drawCorruption, trainInputs, parts } = createDenseEngine(describeAutoencoder(0.4, [])).data;
  expect(drawCorruption!(3, 5)).toEqual(drawCorruption!(3, 5));
  expect(drawCorruption!(3, 5)).not.toEqual(drawCorruption!(4, 5));
  expect(trainInputs).not.toEqual(parts.train.inputs);
  const clean = createDenseEngine(describeAutoencoder(0, [])).data;
  expect(clean.drawCorruption).toBeNull();
  expect(trainInputs).toEqual(clean.parts.train.inputs);
});

test("no linear autoencoder has less training error than the principal axes leave, and one comes near it", async () => {
  const engine = createDenseEngine(describeAutoencoder(0, [{ kind: "dense", units: 2 }], 0.005));
  const { raw, count } = engine.data.parts.train;
  const { values } = findPrincipalAxes(raw, 196);
  // The variance along the axes that are left out, spread over all pixels.
  const left = values.slice(2).reduce((sum, value) => sum + value, 0) / 196;
  for (let step = 0; step < 1500; step++) engine.trainStep();
  const { loss } = await engine.evaluate("train");
  expect(count).toBe(54);
  expect(loss).toBeGreaterThanOrEqual(left * (1 - 1e-5));
  expect(loss).toBeLessThan(1.05 * left);
});
