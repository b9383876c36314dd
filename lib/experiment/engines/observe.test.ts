import { expect, test } from "vitest";
import { createExperiment } from "../schema";
import { createDenseEngine } from "./dense/create-engine";
import { createTfjsEngine } from "./tfjs/create-engine";
import { loadTfNode } from "./tfjs/load-node";

const experiment = createExperiment({
  data: {
    source: { kind: "points", shape: "moons", classes: 3 },
    size: 90,
    features: ["x1", "product", "sineX2"],
  },
  model: {
    layers: [
      { kind: "dense", units: 6, activation: "tanh" },
      { kind: "dropout", rate: 0.3 },
      { kind: "dense", units: 5, bias: false },
      { kind: "batchNorm" },
      { kind: "activation", activation: "gelu" },
      { kind: "dense" },
    ],
  },
  training: { batchSize: 20 },
});

async function createBoth() {
  const ours = createDenseEngine(experiment);
  const theirs = await createTfjsEngine(await loadTfNode("cpu"), experiment);
  const train = (steps: number) => {
    for (let step = 0; step < steps; step++) {
      ours.trainStep();
      theirs.trainStep();
    }
  };
  return { ours, theirs, train };
}

function expectClose(ours: ArrayLike<number>, theirs: ArrayLike<number>): void {
  expect(ours).toHaveLength(theirs.length);
  for (let i = 0; i < theirs.length; i++) expect(Math.abs(ours[i]! - theirs[i]!)).toBeLessThan(1e-5);
}

test("every layer's outputs over the plane are the same in both engines, the last those of predict", async () => {
  const { ours, theirs, train } = await createBoth();
  train(15);
  // More points than one piece of either engine holds.
  const points = Float32Array.from({ length: 1200 }, (_, i) => Math.sin(i));
  const [a, b] = [await ours.observe(points, 600), await theirs.observe(points, 600)];
  expect(a.map(({ length }) => length / 600)).toEqual([6, 6, 5, 5, 5, 3]);
  a.forEach((layer, i) => expectClose(layer, b[i]!));
  const shares = await ours.predict(points, 600);
  const [x, y, z] = a[5]!.subarray(0, 3);
  const sum = Math.exp(x!) + Math.exp(y!) + Math.exp(z!);
  expect(Math.exp(x!) / sum).toBeCloseTo(shares[0]!, 5);
  theirs.dispose();
});

test("gradients of the weights are the same in both engines, and those of finite differences", async () => {
  const { ours, theirs, train } = await createBoth();
  train(10);
  const [a, b] = [await ours.readGradients(), await theirs.readGradients()];
  expect(a.map(({ name }) => name)).toEqual(b.map(({ name }) => name));
  a.forEach(({ values }, i) => expectClose(values, b[i]!.values));

  const plain = createDenseEngine(
    createExperiment({
      ...experiment,
      model: { layers: [{ kind: "dense", units: 4, activation: "tanh" }, { kind: "dense" }] },
      training: { batchSize: 1000 },
    }),
  );
  const gradients = await plain.readGradients();
  for (const { name, values } of gradients) {
    const weight = (await plain.readWeights()).find((found) => found.name === name)!;
    const before = weight.values[0]!;
    const lossAt = async (value: number) => {
      plain.writeWeights([{ ...weight, values: weight.values.with(0, value) }]);
      return (await plain.evaluate("train")).loss;
    };
    const slope = ((await lossAt(before + 0.01)) - (await lossAt(before - 0.01))) / 0.02;
    await lossAt(before);
    expect(Math.abs(slope - values[0]!)).toBeLessThan(1e-4);
  }
});

test("a regularization set while training acts from the next step on, in both engines alike", async () => {
  const { ours, theirs, train } = await createBoth();
  train(5);
  for (const engine of [ours, theirs])
    engine.setRegularization({ l1: 0.01, l2: 0.1, maxNorm: 0.8, clipNorm: null });
  train(20);
  const [a, b] = [await ours.readState(), await theirs.readState()];
  expect(a.regularization).toEqual(b.regularization);
  a.weights.forEach(({ values }, i) => expectClose(values, b.weights[i]!.values));
  const { values } = a.weights[0]!;
  for (let unit = 0; unit < 6; unit++)
    expect(Math.hypot(values[unit]!, values[6 + unit]!, values[12 + unit]!)).toBeLessThan(0.8 + 1e-5);
  theirs.dispose();
});
