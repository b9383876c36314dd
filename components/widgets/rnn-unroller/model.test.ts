import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { recur } from "@/lib/experiment/engines/tfjs/recurrent";
import { createRandom } from "@/lib/math/random";
import { printPrograms } from "./code";
import { setInputs, setOutputs, setSteps, setUnits } from "./edit";
import { spellOutput, spellState, unroll } from "./model";
import { definition, type State } from "./state";

const opening = definition.schema.parse({});

function drawState(steps: number, inputs: number, units: number, outputs: number): State {
  const random = createRandom(steps, "unroller");
  const draw = (rows: number, columns: number) =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
  return definition.schema.parse({
    sequence: draw(steps, inputs),
    inputWeights: draw(units, inputs),
    recurrentWeights: draw(units, units),
    biases: draw(1, units)[0],
    outputWeights: draw(outputs, units),
  });
}

/** Steps, inputs, units, outputs. */
const shapes: readonly (readonly [number, number, number, number])[] = [
  [1, 1, 1, 1],
  [5, 2, 3, 2],
  [8, 3, 2, 3],
];

test("every state and output is what the engine's recurrent layer computes", async () => {
  const tf = await loadTfNode("cpu");
  for (const shape of shapes) {
    const state = drawState(...shape);
    const [steps, inputs, units] = shape;
    const { h, y } = unroll(state);
    const [engineH, engineY] = tf.tidy(() => {
      const states = recur(
        tf,
        { kind: "rnn", units, returnSequences: true } as Parameters<typeof recur>[1],
        tf.tensor3d(state.sequence.flat(), [1, steps, inputs]),
        {
          kernel: tf.tensor2d(state.inputWeights).transpose(),
          recurrentKernel: tf.tensor2d(state.recurrentWeights).transpose(),
          bias: tf.tensor1d(state.biases),
        },
      ).reshape([steps, units]);
      const outputs = tf.matMul(states as never, tf.tensor2d(state.outputWeights), false, true);
      return [[...states.dataSync()], [...outputs.dataSync()]];
    }) as unknown as [number[], number[]];
    h.flat().forEach((value, i) => expect(value).toBeCloseTo(engineH[i] ?? NaN, 5));
    y.flat().forEach((value, i) => expect(value).toBeCloseTo(engineY[i] ?? NaN, 5));
  }
});

test("the printed program computes the same last state and output", async () => {
  const tf = await loadTfNode("cpu");
  for (const shape of shapes) {
    const state = drawState(...shape);
    const body = printPrograms(state)
      .tensorflowjs.replace(/^import .*$/m, "")
      .replace("  h.print();\n  y.print();\n", "  all.push(...h.dataSync(), ...y.dataSync());\n");
    const run = new Function("tf", "all", body) as (tf: unknown, all: number[]) => void;
    const printed: number[] = [];
    tf.tidy(() => run(tf, printed));
    const { h, y } = unroll(state);
    const expected = h.flatMap((values, t) => [...values, ...(y[t] ?? [])]);
    expect(printed).toHaveLength(expected.length);
    expected.forEach((value, i) => expect(printed[i]).toBeCloseTo(value, 5));
  }
});

test("a longer sequence changes neither the parameters nor what was computed before it", () => {
  const short = unroll(opening);
  const long = unroll({ ...opening, ...setSteps(opening, 8) });
  expect(long.parameters).toBe(short.parameters);
  expect(long.h.slice(0, 5)).toEqual(short.h);
});

test("an input, a unit or an output that is added with weight 0 changes no number that was there", () => {
  const before = unroll(opening);
  for (const change of [setInputs(opening, 3), setUnits(opening, 3), setOutputs(opening, 2)]) {
    const after = unroll(definition.schema.parse({ ...opening, ...change }));
    before.h.forEach((values, t) => expect(after.h[t]?.slice(0, 2)).toEqual(values));
    before.y.forEach((values, t) => expect(after.y[t]?.[0]).toBe(values[0]));
  }
});

test("shorter sequences and smaller networks keep the place within them", () => {
  const end = { ...opening, time: 4, unit: 1 };
  const small = { ...end, ...setSteps(end, 2), ...setUnits(end, 1) };
  expect(unroll(definition.schema.parse(small))).toMatchObject({ time: 1, unit: 0 });
});

test("sums are spelled out as they are computed", () => {
  const net = unroll(opening);
  expect(spellState(opening, net, 0, 0)).toBe("tanh(2·1 + (−4)·0 + 2·0 + 0·0 + 0) = tanh(2) = 0.96");
  expect(spellOutput(opening, net, 0, 0)).toBe("3·0.96 + 1·0.96 = 3.86");
});

test("weights that do not fit each other are refused", () => {
  for (const wrong of [{ biases: [1] }, { recurrentWeights: [[1, 2]] }, { sequence: [[1]] }])
    expect(definition.schema.safeParse(wrong).success).toBe(false);
});
