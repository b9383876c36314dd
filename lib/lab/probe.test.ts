import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { findProbeFault, probeLosses, trainProbe } from "./probe";

type Matrix = number[][];

const fill = (count: number, phase: number) =>
  Array.from({ length: count }, (_, i) => Math.fround(Math.sin(1.7 * i + phase)));
const at = (values: readonly number[], i: number) => values[i] ?? NaN;
const rows = (values: readonly number[], width: number): Matrix =>
  Array.from({ length: values.length / width }, (_, i) => values.slice(i * width, (i + 1) * width));
const multiply = (left: Matrix, right: Matrix): Matrix =>
  left.map((row) =>
    (right[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * at(right[k] ?? [], j), 0)),
  );

/** Convolution 3x3 with a border of zeros, ReLU and 2x2 max pool of a 4x4 image: 8 features, channels innermost. */
function findFeatures(image: readonly number[], kernel: readonly number[]): number[] {
  const pixel = (y: number, x: number) => (y < 0 || y > 3 || x < 0 || x > 3 ? 0 : at(image, 4 * y + x));
  const map = (y: number, x: number, channel: number) => {
    let sum = 0;
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) sum += pixel(y + i - 1, x + j - 1) * at(kernel, 2 * (3 * i + j) + channel);
    return Math.max(0, sum);
  };
  return Array.from({ length: 8 }, (_, index) => {
    const [y, x, channel] = [2 * (index >> 2), 2 * ((index >> 1) & 1), index & 1];
    return Math.max(
      map(y, x, channel),
      map(y, x + 1, channel),
      map(y + 1, x, channel),
      map(y + 1, x + 1, channel),
    );
  });
}

/** The probe's loss in float64, from its description alone. */
function measureLoss(parameters: readonly (readonly number[])[]): number {
  const [kernel = [], dense = [], recurrent = [], output = []] = parameters;
  const features = rows(fill(48, 0.3), 16).map((image) => findFeatures(image, kernel));
  let hidden = rows(fill(9, 0.9), 3);
  for (let t = 0; t < 2; t++) {
    const fromInput = multiply(features, rows(dense, 6));
    const fromHidden = multiply(hidden, rows(recurrent, 6));
    hidden = hidden.map((row, i) =>
      row.map((value, j) => {
        const gate = (k: number) => at(fromInput[i] ?? [], k) + at(fromHidden[i] ?? [], k);
        const open = 1 / (1 + Math.exp(-gate(j + 3)));
        return open * Math.tanh(gate(j)) + (1 - open) * value;
      }),
    );
  }
  const logits = multiply(hidden, rows(output, 2));
  const labels = [0, 1, 1];
  return logits.reduce(
    (sum, row, i) =>
      sum + (Math.log(Math.exp(at(row, 0)) + Math.exp(at(row, 1))) - at(row, at(labels, i))) / 3,
    0,
  );
}

/** Gradient by central differences. `frozen`: the parameter whose gradient a faulty device would give as zero. */
function descend(parameters: number[][], frozen: number | null): number[][] {
  const h = 1e-5;
  return parameters.map((values, p) =>
    values.map((value, i) => {
      if (p === frozen) return value;
      const shifted = (by: number) =>
        measureLoss(parameters.map((v, q) => (q === p ? v.map((w, j) => (j === i ? w + by : w)) : v)));
      return value - (0.5 * (shifted(h) - shifted(-h))) / (2 * h);
    }),
  );
}

function trainInDoubles(frozen: number | null = null): number[] {
  let parameters = [18, 48, 18, 6].map((count, index) => fill(count, index).map((value) => 0.6 * value));
  const losses = [measureLoss(parameters)];
  for (let step = 0; step < 2; step++) {
    parameters = descend(parameters, frozen);
    losses.push(measureLoss(parameters));
  }
  return losses;
}

test("The probe's numbers are those of float64 arithmetic and gradients by differences", () => {
  trainInDoubles().forEach((loss, i) => expect(loss).toBeCloseTo(probeLosses[i] ?? NaN, 6));
});

test("A gradient that is silently zero in any of the four parameters is noticed", () => {
  for (let frozen = 0; frozen < 4; frozen++) {
    const difference = trainInDoubles(frozen).map((loss, i) => Math.abs(loss - (probeLosses[i] ?? NaN)));
    expect(Math.max(...difference)).toBeGreaterThan(2e-3);
  }
});

test.each(["cpu", "wasm"] as const)("The probe passes on %s and leaves no tensor", async (name) => {
  const tf = await loadTfNode(name);
  const before = tf.memory().numTensors;
  expect(await findProbeFault(tf)).toBeNull();
  const losses = await trainProbe(tf);
  losses.forEach((loss, i) => expect(loss).toBeCloseTo(probeLosses[i] ?? NaN, 5));
  expect(tf.memory().numTensors).toBe(before);
});
