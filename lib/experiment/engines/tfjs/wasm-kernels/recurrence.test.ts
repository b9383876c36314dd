import type { Tensor } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { createRandom, type Random } from "@/lib/math/random";
import { recur } from "../recurrent";
import { compareResults, loadBothBackends, randomTensor, runOn } from "./compare-backends";
import type { Tf } from "./kernel";
import { recurrentKinds } from "./recurrent-layer";

let tf: Tf;
beforeAll(async () => {
  tf = await loadBothBackends();
});

const gates = { rnn: 1, lstm: 4, gru: 3 };

/** Sizes for which whole and broken vectors of 4 and blocks of 3, one sequence and one step all occur. */
function drawCase(random: Random, kind: (typeof recurrentKinds)[number]) {
  const layers = Array.from({ length: 1 + random.integer(2) }, (_, i) => ({
    kind,
    units: 1 + random.integer(random.integer(4) === 0 ? 40 : 9),
    returnSequences: i === 0,
  }));
  layers[layers.length - 1]!.returnSequences = random.integer(2) === 0;
  return {
    input: [1 + random.integer(15), 1 + random.integer(8), 1 + random.integer(5)],
    layers,
    bias: random.integer(3) > 0,
  };
}

/** Output of the stack, and its gradients by the input and every weight. */
function compute(drawn: ReturnType<typeof drawCase>, seed: number) {
  const random = createRandom(seed, "values");
  const scaled = (shape: number[], scale: number) => tf.mul(randomTensor(tf, random, shape), scale);
  let inputs = drawn.input[2] ?? 0;
  const given = [randomTensor(tf, random, drawn.input)];
  for (const { kind, units } of drawn.layers) {
    const width = gates[kind] * units;
    given.push(scaled([inputs, width], inputs ** -0.5), scaled([units, width], units ** -0.5));
    if (drawn.bias) given.push(scaled([width], 0.5));
    inputs = units;
  }
  const run = (...tensors: Tensor[]) => {
    let [x, ...weights] = tensors as [Tensor, ...Tensor[]];
    for (const layer of drawn.layers) {
      const [kernel, recurrentKernel] = weights as [Tensor, Tensor];
      const bias = drawn.bias ? (weights[2] as Tensor) : null;
      weights = weights.slice(drawn.bias ? 3 : 2);
      x = recur(tf, layer, x, { kernel, recurrentKernel, bias });
    }
    return x;
  };
  const out = run(...given);
  return [out, ...tf.grads(run)(given, randomTensor(tf, random, out.shape))];
}

test.each(recurrentKinds)(
  "%s over all steps at once gives what its equations give on the CPU, and all gradients, over 60 random shapes",
  (kind) => {
    for (let seed = 0; seed < 60; seed++) {
      const drawn = drawCase(createRandom(seed, "recurrence"), kind);
      const ours = runOn(tf, "wasm", () => compute(drawn, seed));
      const theirs = runOn(tf, "cpu", () => compute(drawn, seed));
      expect(compareResults(ours, theirs), JSON.stringify({ seed, ...drawn })).toBeLessThan(1e-5);
    }
  },
);

const layer = { units: 3, returnSequences: true };

test("large sums saturate the gates and leave neither NaN nor infinity", async () => {
  await tf.setBackend("wasm");
  for (const kind of recurrentKinds) {
    const width = gates[kind] * 3;
    const weights = {
      kernel: tf.fill([2, width], 1e4),
      recurrentKernel: tf.fill([3, width], -1e4),
      bias: null,
    };
    const x = tf.tensor3d([1, 1, -1, -1, 1, 0], [1, 3, 2]);
    const run = (tensor: Tensor) => recur(tf, { ...layer, kind }, tensor, weights);
    expect([...run(x).dataSync()].every((value) => Math.abs(value) <= 1)).toBe(true);
    expect([...tf.grad(run)(x).dataSync()].every(Number.isFinite), kind).toBe(true);
  }
});

test("a NaN in the weights shows in the output, so that a loss that diverged shows it", async () => {
  await tf.setBackend("wasm");
  for (const kind of recurrentKinds) {
    const width = gates[kind] * 3;
    const weights = { kernel: tf.fill([2, width], NaN), recurrentKernel: tf.ones([3, width]), bias: null };
    const out = recur(tf, { ...layer, kind }, tf.ones([1, 2, 2]), weights);
    expect([...out.dataSync()].every(Number.isNaN), kind).toBe(true);
  }
});

test("300 steps leave no tensor and no byte of the heap behind", async () => {
  await tf.setBackend("wasm");
  const backend = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  const drawn = { input: [32, 20, 4], layers: [{ ...layer, kind: "lstm" as const, units: 8 }], bias: true };
  const step = () => tf.tidy(() => void compute(drawn, 1));
  for (let i = 0; i < 3; i++) step();
  const before = { ...tf.memory(), heap: backend.wasm.HEAPU8.length };
  for (let i = 0; i < 300; i++) step();
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numBytes).toBe(before.numBytes);
  expect(backend.wasm.HEAPU8.length).toBe(before.heap);
});
