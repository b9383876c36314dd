import { beforeAll, expect, test } from "vitest";
import { pool, poolGradient, type PoolingMap, type PoolingOptions } from "@/lib/math/pooling";
import { createRandom } from "@/lib/math/random";
import { loadTfNode } from "./load-node";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

const random = createRandom(11, "pooling");
const draw = (length: number) => Float32Array.from({ length }, () => random.normal());
const pick = (first: number, last: number) => first + random.integer(last - first + 1);

/** Output and gradient of TensorFlow.js's own pooling. */
function runTf(map: PoolingMap, incoming: Float32Array, { kind, size, stride, padding }: PoolingOptions) {
  return tf.tidy(() => {
    const x = tf.tensor4d(map.values, [1, map.height, map.width, 1]);
    const apply = kind === "max" ? tf.maxPool : tf.avgPool;
    const f = (image: typeof x) =>
      apply(image, size, stride, padding, padding === "valid" || padding === "same" ? undefined : "floor");
    const y = f(x);
    const dy = tf.tensor4d(incoming, y.shape);
    return {
      y: y.dataSync(),
      dx: tf
        .grad(f as never)(x, dy)
        .dataSync(),
    };
  });
}

function expectClose(got: ArrayLike<number>, wanted: ArrayLike<number>, name: string) {
  expect(got.length, name).toBe(wanted.length);
  for (let i = 0; i < got.length; i++)
    expect(Math.abs((got[i] ?? NaN) - (wanted[i] ?? NaN)), name).toBeLessThan(1e-5);
}

test("pooling and its gradient are TensorFlow.js's to 1e-5 on random cases", () => {
  for (let n = 0; n < 60; n++) {
    const size = pick(1, 4);
    const padding = (["valid", "same", pick(0, Math.floor(size / 2))] as const)[n % 3] ?? "valid";
    const map = { height: pick(size, 9), width: pick(size, 9), values: new Float32Array() };
    map.values = draw(map.height * map.width);
    for (const kind of ["max", "average"] as const) {
      const options: PoolingOptions = { kind, size, stride: pick(1, 3), padding };
      const y = pool(map, options);
      const incoming = draw(y.values.length);
      const theirs = runTf(map, incoming, options);
      const name = JSON.stringify({ ...options, height: map.height, width: map.width });
      expectClose(y.values, theirs.y, name);
      // At a padded rim TensorFlow.js's average has another gradient: see below.
      if (kind === "max" || padding === "valid")
        expectClose(poolGradient(map, incoming, options), theirs.dx, name);
    }
  }
});

test("of equal maxima TensorFlow.js sends the gradient to the first in reading order", () => {
  const options: PoolingOptions = { kind: "max", size: 3, stride: 2, padding: "valid" };
  for (let n = 0; n < 20; n++) {
    const map = { height: 7, width: 7, values: Float32Array.from({ length: 49 }, () => pick(0, 2)) };
    const incoming = draw(9);
    expectClose(poolGradient(map, incoming, options), runTf(map, incoming, options).dx, `case ${n}`);
  }
});

test("at a padded rim TensorFlow.js averages over the pixels there are, but shares out by the whole window", () => {
  const map = { height: 2, width: 2, values: Float32Array.of(1, 2, 3, 4) };
  const options: PoolingOptions = { kind: "average", size: 2, stride: 2, padding: 1 };
  const incoming = Float32Array.of(1, 1, 1, 1);
  const theirs = runTf(map, incoming, options);
  expect([...theirs.y]).toEqual([1, 2, 3, 4]);
  expect([...theirs.dx]).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect([...poolGradient(map, incoming, options)]).toEqual([1, 1, 1, 1]);
});
