import type { Tensor4D } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { compareResults, loadBothBackends, randomTensor, runOn } from "./compare-backends";
import type { Tf } from "./kernel";

let tf: Tf;
beforeAll(async () => {
  tf = await loadBothBackends();
});

test.each(["max", "avg"] as const)(
  "the gradient of %s pooling equals the CPU backend's over 120 shapes",
  (kind) => {
    for (let seed = 0; seed < 120; seed++) {
      const random = createRandom(seed, "pool");
      const window: [number, number] = [1 + random.integer(4), 1 + random.integer(4)];
      const strides: [number, number] = [1 + random.integer(3), 1 + random.integer(3)];
      const size = (side: number) => side + random.integer(8);
      const shape = [1 + random.integer(3), size(window[0]), size(window[1]), 1 + random.integer(10)];
      const pad = random.integer(2) ? "same" : "valid";
      const compute = () => {
        const values = createRandom(seed, "values");
        // Rounding makes ties, of which the first in row order must win.
        const x = tf.round(tf.mul(randomTensor(tf, values, shape), 2)) as Tensor4D;
        const apply = (a: Tensor4D) =>
          kind === "max" ? tf.maxPool(a, window, strides, pad) : tf.avgPool(a, window, strides, pad);
        return tf.grad((a) => apply(a as Tensor4D))(x, randomTensor(tf, values, apply(x).shape));
      };
      const difference = compareResults(runOn(tf, "wasm", compute), runOn(tf, "cpu", compute));
      expect(difference, JSON.stringify({ seed, shape, window, strides, pad })).toBeLessThan(1e-4);
    }
  },
);

test("a window of NaN alone passes no gradient, as on the CPU backend", () => {
  const compute = () => {
    const x = tf.tensor4d([NaN, NaN, 1, 2, NaN, NaN, 4, 3], [1, 2, 4, 1]);
    return tf.grad((a) => tf.maxPool(a as Tensor4D, 2, 2, "valid"))(x, tf.tensor4d([5, 7], [1, 1, 2, 1]));
  };
  const [ours] = runOn(tf, "wasm", compute);
  expect(ours?.values).toEqual([0, 0, 0, 0, 0, 0, 7, 0]);
  expect(runOn(tf, "cpu", compute)[0]?.values).toEqual(ours?.values);
});
