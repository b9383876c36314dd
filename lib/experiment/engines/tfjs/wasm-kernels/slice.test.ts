import type { Tensor } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { compareResults, loadBothBackends, randomTensor, runOn } from "./compare-backends";
import type { Tf } from "./kernel";

let tf: Tf;
beforeAll(async () => {
  tf = await loadBothBackends();
});

const types = ["float32", "int32", "bool"] as const;

test("slices, whether their numbers lie side by side or not, equal the CPU backend's over 300 random shapes", () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = createRandom(seed, "slice");
    const shape = Array.from({ length: 1 + random.integer(4) }, () => 1 + random.integer(6));
    const begin = shape.map((size) => random.integer(size));
    // Often to the end of the later axes, as a minibatch is.
    const size = shape.map((all, i) => (random.integer(3) > 0 && begin[i] === 0 ? all : 1));
    const compute = () => {
      const x = tf.cast(
        tf.mul(randomTensor(tf, createRandom(seed, "values"), shape), 3),
        types[seed % 3] ?? "bool",
      );
      return [tf.slice(x, begin, size), tf.slice(x, begin[0] ?? 0)];
    };
    const difference = compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute));
    expect(difference, JSON.stringify({ shape, begin, size })).toBe(0);
  }
});

test("pieces along every axis, in equal and unequal sizes, equal the CPU backend's", () => {
  for (const shape of [[12], [6, 4], [1, 6, 5], [1, 1, 6, 2], [6, 3, 4, 2]])
    shape.forEach((length, axis) => {
      const sizes = length % 6 === 0 ? [1, 3, -1] : [length];
      const compute = () => {
        const x = randomTensor(tf, createRandom(1, "split"), shape);
        return [...tf.split(x, sizes, axis), ...tf.split(x, length, axis)] as Tensor[];
      };
      expect(compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute))).toBe(0);
    });
});

test("a slice outlives the tensor that it was cut from, and grows the heap without losing its place", async () => {
  await tf.setBackend("wasm");
  const x = tf.range(0, 4_000_000) as Tensor;
  const pieces = Array.from({ length: 30 }, (_, i) => tf.slice(x, [i], [3_000_000]));
  x.dispose();
  pieces.forEach((piece, i) => {
    const values = piece.dataSync();
    expect([values[0], values.at(-1)]).toEqual([i, i + 2_999_999]);
    piece.dispose();
  });
});
