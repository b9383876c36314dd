import { beforeAll, expect, test } from "vitest";
import { countCellParameters } from "@/components/widgets/lstm-gate-visualizer/cells";
import { job } from "@/components/widgets/lstm-gate-visualizer/job";
import {
  createTask,
  createWeights,
  drawHeldOut,
  pickSpec,
  readSequence,
  scoreSequences,
  type Spec,
} from "@/components/widgets/lstm-gate-visualizer/model";
import { definition } from "@/components/widgets/lstm-gate-visualizer/state";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { sigmoid } from "@/lib/math/activation";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const describe = (fields: Partial<Spec>): Spec => ({ ...pickSpec(definition.schema.parse({})), ...fields });

/** Trains as the widget does, and measures on the sequences that it measures on. */
async function train(fields: Partial<Spec>) {
  const spec = describe(fields);
  const task = createTask(spec);
  const sequences = drawHeldOut(task, spec.seed);
  const run = await job.create(spec, {
    signal: new AbortController().signal,
    device: "wasm",
    tf: async () => tf,
  });
  for (let step = 0; step < spec.steps; step++) await run.step();
  const { frame } = await run.frame();
  run.dispose();
  const measure = (held: Record<string, number> = {}) =>
    scoreSequences(spec, task, frame.weights, sequences, { held, zeroed: [] }).accuracy;
  const untrained = scoreSequences(spec, task, createWeights(spec, task), sequences).accuracy;
  return { measure, untrained };
}

test("the LSTM learns to count brackets, and needs its forget gate for it", async () => {
  const { measure, untrained } = await train({});
  expect(untrained).toBeLessThan(0.35);
  expect(measure()).toBeGreaterThan(0.97);
  expect(measure({ f: 0 })).toBeLessThan(0.65);
  expect(measure({ f: 1 })).toBeLessThan(0.65);
  // What the network minds least in the first list of things to try.
  expect(measure({ i: 1 })).toBeGreaterThan(0.9);
});

test("at lag 16 the LSTM guesses with forget bias 0, gets somewhere with 1 and is right with 4", async () => {
  expect((await train({ task: "recall", forgetBias: 0 })).measure()).toBeLessThan(0.45);
  const one = (await train({ task: "recall", forgetBias: 1 })).measure();
  expect(one).toBeGreaterThan(0.5);
  const { measure } = await train({ task: "recall", forgetBias: 4 });
  expect(measure()).toBeGreaterThan(0.97);
  expect(measure({ f: 1 })).toBeGreaterThan(0.97);
  expect(measure({ i: 1 })).toBeGreaterThan(0.9);
  expect(measure({ f: 0 })).toBeLessThan(0.7);
});

test("the plain cell learns recall at lag 16 from an orthogonal start and not from a small uniform one", async () => {
  expect((await train({ task: "recall", cell: "rnn" })).measure()).toBeGreaterThan(0.97);
  const uniform = await train({ task: "recall", cell: "rnn", recurrentStart: "uniform" });
  expect(uniform.measure()).toBeLessThan(0.75);
});

test("a fresh forget gate stands near 0.7 with bias 1 and near 0.5 with bias 0; the other gates near 0.5", () => {
  for (const [forgetBias, expected] of [
    [1, 0.73],
    [0, 0.5],
  ] as const) {
    const spec = describe({ forgetBias });
    const task = createTask(spec);
    const weights = createWeights(spec, task);
    const traces = drawHeldOut(task, spec.seed).map(
      ({ symbols }) => readSequence(spec, task, weights, symbols).trace,
    );
    const average = (gate: string) => {
      const values = traces.flatMap((trace) => [...(trace[gate] ?? [])]);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(Math.abs(average("f") - expected)).toBeLessThan(0.05);
    expect(Math.abs(average("i") - 0.5)).toBeLessThan(0.08);
    expect(Math.abs(average("o") - 0.5)).toBeLessThan(0.08);
  }
});

test("bias 1 keeps about 1e-7 of the memory over 50 steps, bias 5 keeps 0.71, a gate of 0.99 keeps 0.605", () => {
  expect(sigmoid(1)).toBeCloseTo(0.73, 2);
  expect(Math.log10(sigmoid(1) ** 50)).toBeCloseTo(-6.8, 1);
  expect(sigmoid(5) ** 50).toBeCloseTo(0.71, 2);
  expect(0.99 ** 50).toBeCloseTo(0.605, 3);
  expect(0.9 ** 50).toBeCloseTo(0.005, 3);
});

test("the parameter counts in the text", () => {
  expect(countCellParameters("lstm", 3, 8)).toBe(384);
  expect(countCellParameters("rnn", 3, 8)).toBe(384 / 4);
  expect(countCellParameters("gru", 3, 8)).toBe((3 * 384) / 4);
  expect(countCellParameters("lstm", 27, 64)).toBe(23_552);
  expect(countCellParameters("gru", 27, 64)).toBe(17_664);
  expect(64 * 27 + 27).toBe(1755);
});
