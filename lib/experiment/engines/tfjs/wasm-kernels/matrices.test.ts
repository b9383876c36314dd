import { beforeAll, expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { compareResults, loadBothBackends, randomTensor, runOn } from "./compare-backends";
import type { Tf } from "./kernel";

let tf: Tf;
beforeAll(async () => {
  tf = await loadBothBackends();
});

test("matMul equals the CPU backend's over 200 shapes, batches and transpositions", () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = createRandom(seed, "matrices");
    const [rows, inner, columns] = [1 + random.integer(20), 1 + random.integer(20), 1 + random.integer(20)];
    const transposeA = random.integer(2) === 1;
    const transposeB = random.integer(2) === 1;
    const batches: [number[], number[]][] = [
      [[], []],
      [[3], [3]],
      [
        [2, 3],
        [2, 3],
      ],
      [[3], [1]],
      [[1], [4]],
      [
        [2, 1],
        [1, 3],
      ],
    ];
    const [aBatch, bBatch] = batches[seed % batches.length] as [number[], number[]];
    const aShape = [...aBatch, ...(transposeA ? [inner, rows] : [rows, inner])];
    const bShape = [...bBatch, ...(transposeB ? [columns, inner] : [inner, columns])];
    const compute = () => {
      const values = createRandom(seed, "values");
      const a = randomTensor(tf, values, aShape);
      return tf.matMul(a, randomTensor(tf, values, bShape), transposeA, transposeB);
    };
    const difference = compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute));
    expect(difference, JSON.stringify({ seed, aShape, bShape, transposeA, transposeB })).toBeLessThan(1e-4);
  }
});

test("matrices that do not fit are refused as before", () => {
  void tf.setBackend("wasm");
  expect(() => tf.tidy(() => tf.matMul(tf.ones([2, 3]), tf.ones([4, 5])))).toThrow(/inner shapes/);
});

test("sums equal the CPU backend's over every choice of axes, kept or not", () => {
  for (let subset = 0; subset < 16; subset++) {
    const axes = [0, 1, 2, 3].filter((axis) => subset & (1 << axis));
    for (const keep of [false, true]) {
      const compute = () => tf.sum(randomTensor(tf, createRandom(subset, "sum"), [3, 5, 7, 6]), axes, keep);
      const difference = compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute));
      expect(difference, `axes ${axes.join()} keep ${keep}`).toBeLessThan(1e-4);
    }
  }
});

test("a sum over 200,000 rows of values around 1 keeps 5 digits in float32", () => {
  const [total] = runOn(tf, "wasm", () => tf.sum(tf.fill([200_000, 5], 1.1), 0));
  for (const value of total?.values ?? []) expect(Math.abs(value / 220_000 - 1)).toBeLessThan(1e-5);
});

test("casts to bool, int32 and float32 equal the CPU backend's, and a clone outlives its original", () => {
  const compute = () => {
    const x = tf.tensor1d([0, 0.5, -0.5, 2, -3.9, NaN]);
    const cut = tf.tensor1d([0, 0.5, -0.5, 2, -3.9]);
    const copy = x.cast("float32").clone();
    x.dispose();
    return [copy, copy.cast("bool"), cut.cast("int32"), copy.cast("bool").cast("float32")];
  };
  expect(compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute))).toBe(0);
});
