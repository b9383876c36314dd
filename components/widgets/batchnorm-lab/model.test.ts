import { beforeAll, expect, test } from "vitest";
import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createExperiment } from "@/lib/experiment/schema";
import { createRandom } from "@/lib/math/random";
import {
  findFarthest,
  firstMoments,
  foldIn,
  followBatch,
  measureMoments,
  normalizeBatch,
  normalizeValue,
  rescale,
} from "./model";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

const EPSILON = 1e-3;

function draw(count: number, seed: number, mean = 4, std = 1.5): number[] {
  const random = createRandom(seed, "test batch");
  return Array.from({ length: count }, () => mean + std * random.normal());
}

test("a normalised batch has mean 0 and a variance that only epsilon keeps from 1", () => {
  const batch = draw(50, 1);
  const { mean, variance } = measureMoments(normalizeBatch(batch, EPSILON));
  const before = measureMoments(batch).variance;
  expect(mean).toBeCloseTo(0, 12);
  expect(variance).toBeCloseTo(before / (before + EPSILON), 12);
});

test("shifting or stretching what comes in changes nothing behind the normalization", () => {
  const batch = draw(20, 2);
  const plain = normalizeBatch(batch, 1e-9);
  const moved = normalizeBatch(
    batch.map((z) => 7 * z - 100),
    1e-9,
  );
  moved.forEach((value, i) => expect(value).toBeCloseTo(plain[i] ?? NaN, 6));
});

test("a batch of one becomes 0, a batch of two -1 and 1, whatever they were", () => {
  expect(normalizeBatch([123.4], EPSILON)).toEqual([0]);
  for (const pair of [
    [3, 4],
    [-50, 900],
  ])
    normalizeBatch(pair, 1e-9).forEach((value, i) => expect(value).toBeCloseTo(2 * i - 1, 6));
});

test("nobody is farther from 0 than the root of m - 1, and one outlier comes as near to it as one likes", () => {
  for (const count of [2, 5, 10, 64]) {
    for (let seed = 0; seed < 50; seed++)
      for (const value of normalizeBatch(draw(count, seed), EPSILON))
        expect(Math.abs(value)).toBeLessThanOrEqual(findFarthest(count));
    const outlier = [1e6, ...draw(count - 1, 1)];
    expect(normalizeBatch(outlier, EPSILON)[0]).toBeCloseTo(findFarthest(count), 4);
  }
});

test("running statistics forget their first values by the momentum's power", () => {
  let running = firstMoments;
  for (let step = 0; step < 50; step++) running = followBatch(running, { mean: 4, variance: 2.25 }, 0.9);
  expect(running.mean).toBeCloseTo(4 * (1 - 0.9 ** 50), 10);
  expect(running.variance).toBeCloseTo(2.25 - 1.25 * 0.9 ** 50, 10);
});

/** Column of one unit of [rows, units]. */
const pickUnit = (values: Float32Array | undefined, units: number, unit: number) =>
  Array.from(values ?? []).filter((_, i) => i % units === unit);

test("the layer of both our engines gives the same numbers, in training and at inference", async () => {
  const units = 4;
  const [gamma, beta, momentum] = [1.7, -0.6, 0.9];
  const experiment = createExperiment({
    data: { source: { kind: "teacher", features: 3 }, size: 10, split: { validation: 0, test: 0 } },
    model: {
      layers: [
        { kind: "dense", units },
        { kind: "batchNorm", epsilon: EPSILON, momentum },
        { kind: "dense" },
      ],
    },
    // A step that moves the running statistics and nothing else.
    training: { loss: "squaredError", optimizer: { kind: "sgd" }, learningRate: 0, batchSize: 10 },
  });
  for (const engine of [createDenseEngine(experiment), await createTfjsEngine(tf, experiment)]) {
    const fill = (name: string, value: number) => ({
      name,
      shape: [units],
      values: new Float32Array(units).fill(value),
    });
    engine.writeWeights([fill("1/gamma", gamma), fill("1/beta", beta)]);
    const [before, after] = await engine.probe();
    engine.trainStep();
    const weights = await engine.readWeights();
    const { raw, count } = engine.data.parts.train;
    const atInference = (await engine.observe(raw, count))[1];
    for (let unit = 0; unit < units; unit++) {
      const batch = pickUnit(before?.activations, units, unit);
      const expected = normalizeBatch(batch, EPSILON).map((value) => rescale(value, { gamma, beta }));
      pickUnit(after?.activations, units, unit).forEach((value, i) =>
        expect(value).toBeCloseTo(expected[i] ?? NaN, 4),
      );
      const running = followBatch(firstMoments, measureMoments(batch), momentum);
      const read = (name: string) => weights.find((weight) => weight.name === name)?.values[unit];
      expect(read("1/movingMean")).toBeCloseTo(running.mean, 5);
      expect(read("1/movingVariance")).toBeCloseTo(running.variance, 5);
      pickUnit(atInference, units, unit).forEach((value, i) =>
        expect(value).toBeCloseTo(
          rescale(normalizeValue(batch[i] ?? NaN, running, EPSILON), { gamma, beta }),
          4,
        ),
      );
    }
    engine.dispose();
  }
});

test("TensorFlow.js gives the same numbers", () => {
  const batch = draw(12, 4);
  const ours = normalizeBatch(batch, EPSILON).map((value) => rescale(value, { gamma: 2, beta: -3 }));
  const theirs = tf.tidy(() => {
    const z = tf.tensor2d(batch, [12, 1]);
    const { mean, variance } = tf.moments(z, 0);
    return tf.batchNorm(z, mean, variance, tf.tensor1d([-3]), tf.tensor1d([2]), EPSILON).dataSync();
  });
  ours.forEach((value, i) => expect(value).toBeCloseTo(theirs[i] ?? NaN, 4));
});

test("at inference all of it is one weight and one bias", () => {
  const moments = { mean: 3, variance: 4 };
  const spec = { gamma: 2, beta: 1, epsilon: 0 };
  expect(foldIn(moments, spec)).toEqual({ weight: 1, bias: -2 });
  for (const z of [-2, 0, 5]) {
    const { weight, bias } = foldIn(moments, spec);
    expect(weight * z + bias).toBeCloseTo(rescale(normalizeValue(z, moments, 0), spec), 12);
  }
});
