import { expect, test } from "vitest";
import { sigmoid } from "@/lib/math/activation";
import { countCellParameters, noIntervention, type CellKind } from "./cells";
import { correlate, correlateUnits, listFeatures } from "./follow";
import {
  createTask,
  createWeights,
  drawHeldOut,
  findShapes,
  pickSpec,
  readSequence,
  scoreSequences,
} from "./model";
import { definition, type State } from "./state";
import { explainUnit } from "./unit-step";

const describe = (fields: Partial<State>) => pickSpec(definition.schema.parse(fields));
const kinds: CellKind[] = ["lstm", "gru", "rnn"];

test.each(kinds)("%s: the three parts of every sum give the drawn value", (cell) => {
  const spec = describe({ cell, units: 5 });
  const task = createTask(spec);
  const weights = createWeights(spec, task);
  const symbols = drawHeldOut(task, 1)[3]?.symbols ?? [];
  const { trace } = readSequence(spec, task, weights, symbols);
  for (let time = 0; time < symbols.length; time++) {
    for (let unit = 0; unit < 5; unit++) {
      const where = { time, unit, units: 5, symbol: symbols[time] ?? 0 };
      const { sums, before, now } = explainUnit(cell, weights, trace, where, noIntervention);
      const value: Record<string, number> = {};
      for (const gate of sums) {
        const squash = gate.name === "candidate" || gate.name === "h" ? Math.tanh : sigmoid;
        expect(gate.value).toBeCloseTo(squash(gate.sum), 5);
        value[gate.name] = gate.value;
      }
      const { f = 0, i = 0, o = 0, z = 0, candidate = 0 } = value;
      if (cell === "lstm") {
        expect(now.c).toBeCloseTo(f * before.c + i * candidate, 5);
        expect(now.h).toBeCloseTo(o * Math.tanh(now.c), 5);
      }
      if (cell === "gru") expect(now.h).toBeCloseTo(z * before.h + (1 - z) * candidate, 5);
    }
  }
});

test("a cell of n units over m inputs has 4(n(m+n)+n) numbers, a GRU 3 and a plain one 1 times the same", () => {
  for (const cell of kinds) {
    const spec = describe({ cell, units: 8 });
    const task = createTask(spec);
    const { kernel, recurrentKernel, bias } = findShapes(spec, task);
    const size = (shape: number[]) => shape.reduce((a, b) => a * b, 1);
    const total = size(kernel) + size(recurrentKernel) + size(bias);
    expect(countCellParameters(cell, task.vocabulary.length, 8)).toBe(total);
  }
  expect(countCellParameters("lstm", 3, 8)).toBe(384);
});

test("before training, a forget bias of 1 opens the forget gates to about 0.73 and the others stand near one half", () => {
  const spec = describe({ units: 16, forgetBias: 1 });
  const task = createTask(spec);
  const weights = createWeights(spec, task);
  const mean = (name: string) => {
    const values = drawHeldOut(task, 1).flatMap(({ symbols }) =>
      Array.from(readSequence(spec, task, weights, symbols).trace[name] ?? []),
    );
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  expect(Math.abs(mean("f") - 0.73)).toBeLessThan(0.03);
  expect(Math.abs(mean("i") - 0.5)).toBeLessThan(0.05);
  expect(Math.abs(mean("o") - 0.5)).toBeLessThan(0.05);
});

test("with the forget gate at 1 and the input gate at 0 nothing is ever written, and the loss is what it says", () => {
  const spec = describe({});
  const task = createTask(spec);
  const weights = createWeights(spec, task);
  const sequences = drawHeldOut(task, 1);
  const held = { held: { f: 1, i: 0 }, zeroed: [] };
  for (const { symbols } of sequences) {
    const { trace } = readSequence(spec, task, weights, symbols, held);
    expect(trace.c?.every((value) => value === 0)).toBe(true);
  }
  // With h = 0 at all times and an output bias of 0, every class is as likely as any other.
  expect(scoreSequences(spec, task, weights, sequences, held).loss).toBeCloseTo(Math.log(4), 5);
});

test("correlation: 1 with itself, -1 with its opposite, 0 with a constant", () => {
  const a = [1, 4, 2, 8];
  expect(correlate(a, a)).toBeCloseTo(1);
  expect(
    correlate(
      a,
      a.map((x) => 3 - 2 * x),
    ),
  ).toBeCloseTo(-1);
  expect(correlate(a, [5, 5, 5, 5])).toBe(0);
});

test("a state that is the bracket depth is found to follow it", () => {
  const spec = describe({});
  const task = createTask(spec);
  const sequences = drawHeldOut(task, 1);
  const states = sequences.map(({ targets }) =>
    Float32Array.from(targets.flatMap((depth, t) => [t % 2, -depth])),
  );
  const [depth] = correlateUnits(task, sequences, states, 2);
  expect(depth).toMatchObject({ feature: "bracket depth", best: 1 });
  expect(depth?.correlations[1]).toBeCloseTo(-1);
});

test("every task has features that vary over its own sequences", () => {
  for (const task of ["brackets", "quote", "recall", "hello", "text"] as const) {
    const made = createTask(describe({ task }));
    const sequences = drawHeldOut(made, 1);
    const names = correlateUnits(
      made,
      sequences,
      sequences.map(({ symbols }) => Float32Array.from(symbols)),
      1,
    ).map(({ feature }) => feature);
    expect(names.length).toBeGreaterThanOrEqual(task === "text" ? 3 : listFeatures(made).length);
  }
});
