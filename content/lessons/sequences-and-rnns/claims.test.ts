import { expect, test } from "vitest";
import { setSteps } from "@/components/widgets/rnn-unroller/edit";
import { unroll } from "@/components/widgets/rnn-unroller/model";
import { definition, type State } from "@/components/widgets/rnn-unroller/state";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";

const opening = definition.schema.parse({});
const compute = (change: Partial<State> = {}) => unroll({ ...opening, ...change });
const unitOf = (change: Partial<State>, unit: number) => compute(change).h.map((h) => h[unit] ?? NaN);
const told = (steps: number): Partial<State> => ({
  sequence: Array.from({ length: steps }, (_, t) => [t === 0 ? 1 : 0, 0]),
});

test("told once, one unit still says 0.96 where the other says 0.45, 0.22 and 0.11", () => {
  const [keeps, fades] = [unitOf(told(8), 0), unitOf(told(8), 1)];
  for (const value of keeps) expect(value).toBeCloseTo(0.96, 2);
  [0.96, 0.45, 0.22, 0.11].forEach((value, t) => expect(fades[t]).toBeCloseTo(value, 2));
});

test("the first unit settles at the fixed point 0.9575 of tanh(2h)", () => {
  expect(unitOf(told(8), 0).at(-1)).toBeCloseTo(0.9575, 4);
  expect(Math.tanh(2 * 0.9575)).toBeCloseTo(0.9575, 4);
});

test("the second input turns the first unit over, and it stays there", () => {
  const states = unitOf(setSteps(opening, 8), 0);
  for (const value of states.slice(0, 3)) expect(value).toBeGreaterThan(0.95);
  for (const value of states.slice(3)) expect(value).toBeLessThan(-0.95);
});

test("with 0.5 in its place the first unit fades as the second does", () => {
  const weights = [
    [0.5, 0],
    [0, 0.5],
  ];
  const change = { ...told(8), recurrentWeights: weights };
  expect(unitOf(change, 0)).toEqual(unitOf(change, 1));
});

test("without W_hh the network says zeros to zeros", () => {
  const zeros = [
    [0, 0],
    [0, 0],
  ];
  const { h } = compute({ recurrentWeights: zeros });
  for (const t of [1, 2, 4]) expect(h[t]).toEqual([0, 0]);
});

test("the outputs at steps 2 and 3 are 3.32 and 3.09, with the same input", () => {
  const { y } = compute();
  expect(opening.sequence[1]).toEqual(opening.sequence[2]);
  expect(y[1]?.[0]).toBeCloseTo(3.32, 2);
  expect(y[2]?.[0]).toBeCloseTo(3.09, 2);
});

test("12 parameters at every length; 7,616 with 27 characters and 64 units, in TensorFlow.js too; 48 in the exercise", async () => {
  for (const steps of [1, 5, 8]) expect(compute(setSteps(opening, steps)).parameters).toBe(12);
  const tf = await loadTfNode("cpu");
  const count = (inputs: number, units: number, outputs: number, length: number) => {
    const recurrent = tf.layers.simpleRNN({ units, returnSequences: true, inputShape: [length, inputs] });
    const output = tf.layers.dense({ units: outputs, useBias: false });
    const model = tf.sequential({ layers: [recurrent, output] });
    const parameters = model.countParams();
    model.dispose();
    return parameters;
  };
  expect(count(2, 2, 1, 5)).toBe(12);
  for (const length of [20, 400]) expect(count(27, 64, 27, length)).toBe(7616);
  for (const length of [20, 40]) expect(count(10, 3, 2, length)).toBe(48);
  const dense = tf.sequential({ layers: [tf.layers.dense({ units: 64, inputShape: [100 * 27] })] });
  expect(dense.countParams()).toBe(172_864);
  dense.dispose();
});

test("in the other order the unit is not turned back, until the entry of W_xh is doubled", () => {
  const sequence = [
    [0, 1],
    [0, 0],
    [0, 0],
    [1, 0],
    [0, 0],
  ];
  expect(unitOf({ sequence }, 0)[3]).toBeCloseTo(0.08, 2);
  const mended = unitOf(
    {
      sequence,
      inputWeights: [
        [4, -4],
        [2, 0],
      ],
    },
    0,
  );
  expect(mended[3]).toBeCloseTo(0.97, 2);
  expect(mended[4]).toBeGreaterThan(0.95);
});
