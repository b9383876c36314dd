import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { runCell, noIntervention } from "./cells";
import { isKept, job, type Frame } from "./job";
import {
  createTask,
  createWeights,
  drawHeldOut,
  encodeOneHot,
  pickSpec,
  readSequence,
  scoreSequences,
  type Spec,
} from "./model";
import { definition } from "./state";

let tf: Awaited<ReturnType<typeof loadTfNode>>;

beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const describe = (fields: Partial<Spec>): Spec => ({ ...pickSpec(definition.schema.parse({})), ...fields });

const start = (spec: Spec) =>
  job.create(spec, { signal: new AbortController().signal, device: "wasm", tf: async () => tf });

async function train(spec: Spec, steps: number): Promise<Frame> {
  const run = await start(spec);
  for (let step = 0; step < steps; step++) await run.step();
  const { frame } = await run.frame();
  run.dispose();
  return frame;
}

const kinds = ["lstm", "gru", "rnn"] as const;

test.each(kinds)("a trained %s: the drawn values equal tf's own layer to 1e-5", async (cell) => {
  const spec = describe({ cell });
  const task = createTask(spec);
  const { weights } = await train(spec, 40);
  const [sequence] = drawHeldOut(task, spec.seed);
  const symbols = sequence?.symbols ?? [];
  const inputs = encodeOneHot(symbols, task.vocabulary.length);
  const size = { time: symbols.length, inputs: task.vocabulary.length, units: spec.units };
  const trace = runCell(cell, weights, inputs, size, noIntervention);

  const options = { units: spec.units, returnSequences: true, inputShape: [size.time, size.inputs] };
  const gated = { ...options, recurrentActivation: "sigmoid" as const };
  const layer =
    cell === "lstm"
      ? tf.layers.lstm({ ...gated, returnState: true })
      : cell === "gru"
        ? tf.layers.gru(gated)
        : tf.layers.simpleRNN(options);
  const batch = tf.tensor3d(inputs, [1, size.time, size.inputs]);
  layer.apply(batch);
  const columns = weights.bias.length;
  layer.setWeights([
    tf.tensor2d(weights.kernel, [size.inputs, columns]),
    tf.tensor2d(weights.recurrentKernel, [spec.units, columns]),
    tf.tensor1d(weights.bias),
  ]);
  const output = layer.apply(batch);
  const [states, , cellState] = (Array.isArray(output) ? output : [output]) as ReturnType<typeof tf.zeros>[];
  const expected = await states?.data();
  expect(expected).toHaveLength(size.time * spec.units);
  expected?.forEach((value, at) => expect(Math.abs(value - (trace.h?.[at] ?? NaN))).toBeLessThan(1e-5));
  const last = await cellState?.data();
  last?.forEach((value, unit) => {
    const c = trace.c?.[(size.time - 1) * spec.units + unit] ?? NaN;
    expect(Math.abs(value - c)).toBeLessThan(1e-5);
  });
  if (cell === "lstm") expect(last).toHaveLength(spec.units);
});

test.each(kinds)("%s: held-out loss falls below a quarter of its start", async (cell) => {
  const spec = describe({ cell });
  const task = createTask(spec);
  const sequences = drawHeldOut(task, spec.seed);
  const before = scoreSequences(spec, task, createWeights(spec, task), sequences);
  const { weights } = await train(spec, 150);
  const after = scoreSequences(spec, task, weights, sequences);
  expect(before.loss).toBeGreaterThan(1);
  expect(after.loss).toBeLessThan(before.loss / 4);
  expect(after.accuracy).toBeGreaterThan(0.9);
});

test("the first training loss is the loss that typed arrays compute from the same weights", async () => {
  const spec = describe({ task: "hello" });
  const task = createTask(spec);
  const frame = await train(spec, 1);
  const { loss } = scoreSequences(spec, task, createWeights(spec, task), drawHeldOut(task, spec.seed));
  expect(frame.losses).toHaveLength(1);
  expect(frame.losses[0]?.loss).toBeCloseTo(loss, 4);
});

test("a run that is saved and goes on elsewhere gives the same weights as one that was never stopped", async () => {
  const spec = describe({});
  const whole = await train(spec, 12);
  const first = await start(spec);
  for (let step = 0; step < 6; step++) await first.step();
  const saved = await first.save();
  first.dispose();
  const second = await start(spec);
  await second.restore(saved);
  for (let step = 6; step < 12; step++) await second.step();
  const { frame } = await second.frame();
  second.dispose();
  expect(frame.step).toBe(12);
  frame.weights.recurrentKernel.forEach((value, at) =>
    expect(Math.abs(value - (whole.weights.recurrentKernel[at] ?? NaN))).toBeLessThan(1e-6),
  );
});

test("no tensor is left behind, neither while training nor after", async () => {
  const before = tf.memory().numTensors;
  const run = await start(describe({ cell: "gru" }));
  await run.step();
  await run.frame();
  const early = tf.memory().numTensors;
  for (let step = 0; step < 30; step++) {
    await run.step();
    if (step % 4 === 0) await run.frame();
    await run.save();
  }
  await run.frame();
  expect(tf.memory().numTensors).toBe(early);
  run.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test("snapshots are taken at the chosen steps, whatever the frames", async () => {
  const run = await start(describe({ task: "hello" }));
  const steps: number[] = [];
  for (let step = 1; step <= 41; step++) {
    await run.step();
    if (step % 13 === 0) steps.push(...(await run.frame()).frame.snapshots.map((kept) => kept.step));
  }
  run.dispose();
  expect(steps).toEqual(Array.from({ length: 40 }, (_, step) => step).filter(isKept));
});

test("holding the forget gate shut destroys what a trained cell knows of the brackets", async () => {
  const spec = describe({});
  const task = createTask(spec);
  const { weights } = await train(spec, 150);
  const sequences = drawHeldOut(task, spec.seed);
  const intact = scoreSequences(spec, task, weights, sequences);
  const shut = scoreSequences(spec, task, weights, sequences, { held: { f: 0 }, zeroed: [] });
  expect(shut.loss).toBeGreaterThan(intact.loss + 0.5);
  const { trace } = readSequence(spec, task, weights, sequences[0]?.symbols ?? [], { held: {}, zeroed: [2] });
  for (let t = 0; t < task.length; t++) expect(trace.c?.[t * spec.units + 2]).toBe(0);
});
