import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { beforeAll, expect, test } from "vitest";
import { createRandom, type Random } from "@/lib/math/random";
import { compareResults, loadBothBackends, randomTensor, runOn } from "./compare-backends";
import type { Tf } from "./kernel";
import { applyPooledConvolution } from "./pooled-convolution";

let tf: Tf;
beforeAll(async () => {
  tf = await loadBothBackends();
});

/** Sizes for which whole and broken blocks of 4 and 8, and maps that the windows do not fill, all occur. */
function drawCase(random: Random) {
  const kernel = 1 + random.integer(5);
  const size = 1 + random.integer(3);
  const channels = 1 + random.integer(9);
  const stride = 1 + random.integer(2);
  const side = () => kernel + (size - 1) * stride + random.integer(9);
  return {
    input: [1 + random.integer(3), side(), side(), channels] as [number, number, number, number],
    filter: [kernel, kernel, channels, 1 + random.integer(19)] as [number, number, number, number],
    convolution: { stride, padding: (["valid", "same", 0, 1, 2] as const)[random.integer(5)] ?? 0 },
    pooling: { size, stride: size, padding: "valid" as const },
  };
}

type Case = ReturnType<typeof drawCase>;

const separate = ({ convolution, pooling }: Case, x: Tensor, filter: Tensor) => {
  const { stride, padding } = convolution;
  const rounding = typeof padding === "number" ? "floor" : undefined;
  const z = tf.conv2d(x as Tensor4D, filter as Tensor4D, stride, padding, "NHWC", 1, rounding);
  return tf.maxPool(z, pooling.size, pooling.size, "valid");
};

const joined = ({ convolution, pooling }: Case, x: Tensor, filter: Tensor) =>
  applyPooledConvolution(tf, x as Tensor4D, filter as Tensor4D, convolution, pooling);

test("a pooled convolution and both its gradients equal the CPU backend's two steps over 150 random shapes", () => {
  for (let seed = 0; seed < 150; seed++) {
    const drawn = drawCase(createRandom(seed, "pooled"));
    const compute = (apply: (x: Tensor, filter: Tensor) => Tensor) => () => {
      const random = createRandom(seed, "values");
      const x = randomTensor(tf, random, drawn.input);
      const filter = randomTensor(tf, random, drawn.filter);
      const out = apply(x, filter);
      const dy = randomTensor(tf, random, out.shape);
      return [out, ...tf.grads((a, b) => apply(a as Tensor, b as Tensor))([x, filter], dy)];
    };
    const ours = runOn(
      tf,
      "wasm",
      compute((x, filter) => {
        const out = joined(drawn, x, filter);
        if (out === null) throw new Error("not joined");
        return out;
      }),
    );
    const theirs = runOn(
      tf,
      "cpu",
      compute((x, filter) => separate(drawn, x, filter)),
    );
    expect(compareResults(ours, theirs), JSON.stringify({ seed, ...drawn })).toBeLessThan(1e-4);
  }
});

test("windows that overlap or reach over the border, and other backends, are left to the two steps", async () => {
  const x = tf.ones([1, 7, 7, 2]) as Tensor4D;
  const filter = tf.ones([3, 3, 2, 4]) as Tensor4D;
  const apply = (size: number, stride: number, padding: "valid" | "same") => {
    let shape: number[] | null = null;
    tf.tidy(() => {
      const pooling = { size, stride, padding };
      const out = applyPooledConvolution(tf, x, filter, { stride: 1, padding: "same" }, pooling);
      shape = out?.shape ?? null;
    });
    return shape;
  };
  await tf.setBackend("wasm");
  expect(apply(2, 2, "valid")).toEqual([1, 3, 3, 4]);
  expect(apply(7, 7, "same")).toEqual([1, 1, 1, 4]);
  expect(apply(3, 2, "valid")).toBeNull();
  expect(apply(2, 2, "same")).toBeNull();
  await tf.setBackend("cpu");
  expect(apply(2, 2, "valid")).toBeNull();
});

test("a NaN wins its window, so that a loss that diverged shows it; of equal numbers the first takes the gradient", async () => {
  await tf.setBackend("wasm");
  const one = tf.ones([1, 1, 1, 1]) as Tensor4D;
  const pool = (x: Tensor) =>
    applyPooledConvolution(
      tf,
      x as Tensor4D,
      one,
      { stride: 1, padding: "valid" },
      { size: 2, stride: 2, padding: "valid" },
    ) as Tensor;
  const image = (values: number[]) => tf.tensor4d(values, [1, 2, 2, 1]);
  for (const place of [0, 1, 2, 3])
    expect(pool(image([1, 2, 3, 4].map((value, i) => (i === place ? NaN : value)))).dataSync()[0]).toBeNaN();
  expect(
    Array.from(
      tf
        .grad(pool)(image([1, 5, 5, 5]))
        .dataSync(),
    ),
  ).toEqual([0, 1, 0, 0]);
});

test("300 steps leave no tensor and no byte of the heap behind", async () => {
  await tf.setBackend("wasm");
  const backend = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  const drawn: Case = {
    input: [8, 32, 32, 8],
    filter: [3, 3, 8, 8],
    convolution: { stride: 1, padding: "same" },
    pooling: { size: 2, stride: 2, padding: "valid" },
  };
  const x = tf.ones(drawn.input);
  const filter = tf.ones(drawn.filter);
  const step = () =>
    tf.tidy(() => void tf.grads((a, b) => joined(drawn, a as Tensor, b as Tensor) as Tensor)([x, filter]));
  for (let i = 0; i < 3; i++) step();
  const before = { ...tf.memory(), heap: backend.wasm.HEAPU8.length };
  for (let i = 0; i < 300; i++) step();
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numBytes).toBe(before.numBytes);
  expect(backend.wasm.HEAPU8.length).toBe(before.heap);
});
