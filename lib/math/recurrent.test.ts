import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createRandom } from "./random";
import { runGru, runLstm, runRnn, type RecurrentWeights } from "./recurrent";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

function drawWeights(gates: number, inputs: number, units: number, seed: number): RecurrentWeights {
  const random = createRandom(seed);
  const draw = (size: number) => Float32Array.from({ length: size }, () => random.normal());
  return {
    kernel: draw(inputs * gates * units),
    recurrentKernel: draw(units * gates * units),
    bias: draw(gates * units),
  };
}

type LayerKind = "lstm" | "gru" | "simpleRNN";

/** Hidden states of TensorFlow.js' own layer, [time, units]. */
function runLayer(
  kind: LayerKind,
  weights: RecurrentWeights,
  inputs: Float32Array,
  time: number,
  units: number,
) {
  const features = inputs.length / time;
  const columns = weights.bias.length;
  const args = { units, returnSequences: true, inputShape: [time, features] };
  const layer =
    kind === "lstm"
      ? tf.layers.lstm({ ...args, recurrentActivation: "sigmoid" })
      : kind === "gru"
        ? tf.layers.gru({ ...args, recurrentActivation: "sigmoid" })
        : tf.layers.simpleRNN(args);
  const model = tf.sequential({ layers: [layer] });
  layer.setWeights([
    tf.tensor2d(weights.kernel, [features, columns]),
    tf.tensor2d(weights.recurrentKernel, [units, columns]),
    tf.tensor1d(weights.bias),
  ]);
  const states = model.predict(tf.tensor3d(inputs, [1, time, features]));
  return (Array.isArray(states) ? states[0] : states)?.dataSync() ?? new Float32Array();
}

const sizes = { time: 9, inputs: 4, units: 5 };

test("every state of LSTM, GRU and plain cell equals that of TensorFlow.js' own layer to 1e-5", () => {
  for (const seed of [1, 2, 3]) {
    const random = createRandom(seed, "inputs");
    const inputs = Float32Array.from({ length: sizes.time * sizes.inputs }, () => random.normal());
    const cases: [LayerKind, number, (weights: RecurrentWeights) => Float32Array][] = [
      ["lstm", 4, (weights) => runLstm(weights, inputs, sizes).h],
      ["gru", 3, (weights) => runGru(weights, inputs, sizes).h],
      ["simpleRNN", 1, (weights) => runRnn(weights, inputs, sizes).h],
    ];
    for (const [kind, gates, run] of cases) {
      const weights = drawWeights(gates, sizes.inputs, sizes.units, seed);
      const expected = runLayer(kind, weights, inputs, sizes.time, sizes.units);
      expect(expected).toHaveLength(sizes.time * sizes.units);
      run(weights).forEach((value, i) => expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(1e-5));
    }
  }
});

test("the memory of an LSTM equals that of tf.basicLSTMCell to 1e-5", () => {
  const weights = drawWeights(4, sizes.inputs, sizes.units, 7);
  const random = createRandom(8);
  const inputs = Float32Array.from({ length: sizes.inputs }, () => random.normal());
  const { c, h } = runLstm(weights, inputs, { ...sizes, time: 1 });
  // basicLSTMCell has its gates in the order i, candidate, f, o and one kernel for input and state.
  const reorder = (matrix: Float32Array, rows: number) => {
    const blocks = tf.split(tf.tensor2d(matrix, [rows, 4 * sizes.units]), 4, 1);
    return tf.concat(
      [0, 2, 1, 3].map((k) => blocks[k] ?? tf.scalar(0)),
      1,
    );
  };
  const kernel = tf.concat([
    reorder(weights.kernel, sizes.inputs),
    reorder(weights.recurrentKernel, sizes.units),
  ]);
  const zeros = tf.zeros<import("@tensorflow/tfjs").Rank.R2>([1, sizes.units]);
  const [nextC, nextH] = tf.basicLSTMCell(
    tf.scalar(0),
    kernel.as2D(sizes.inputs + sizes.units, 4 * sizes.units),
    reorder(weights.bias, 1).as1D(),
    tf.tensor2d(inputs, [1, sizes.inputs]),
    zeros,
    zeros,
  );
  nextC.dataSync().forEach((value, i) => expect(Math.abs(value - (c[i] ?? NaN))).toBeLessThan(1e-5));
  nextH.dataSync().forEach((value, i) => expect(Math.abs(value - (h[i] ?? NaN))).toBeLessThan(1e-5));
});

test("a forget gate held at 1 with the input gate at 0 carries the memory unchanged", () => {
  const weights = drawWeights(4, sizes.inputs, sizes.units, 3);
  const inputs = new Float32Array(sizes.time * sizes.inputs).fill(1);
  const memory = Float32Array.from([1, -2, 0.5, 0, 3]);
  const { c } = runLstm(weights, inputs, {
    ...sizes,
    initial: { h: new Float32Array(sizes.units), c: memory },
    hold: [
      { gate: "f", value: 1 },
      { gate: "i", value: 0 },
    ],
  });
  expect(c.slice(-sizes.units)).toEqual(memory);
});

test("an ablated unit is zero everywhere, for itself and for its readers", () => {
  const weights = drawWeights(4, sizes.inputs, sizes.units, 4);
  const inputs = new Float32Array(sizes.time * sizes.inputs).fill(0.5);
  const whole = runLstm(weights, inputs, sizes);
  const without = runLstm(weights, inputs, { ...sizes, ablate: [2] });
  for (let t = 0; t < sizes.time; t++) expect(without.h[t * sizes.units + 2]).toBe(0);
  expect(without.h[(sizes.time - 1) * sizes.units]).not.toBe(whole.h[(sizes.time - 1) * sizes.units]);
});
