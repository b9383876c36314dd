import { expect, test } from "vitest";
import { createExperiment, type ExperimentInput } from "@/lib/experiment/schema";
import { describeDifferences, describeRuns } from "./describe-differences";
import { inventRun, keep } from "./test-runs";

const dense = (...units: number[]): ExperimentInput["model"] => ({
  layers: [
    ...units.map((width) => ({ kind: "dense" as const, units: width, activation: "tanh" as const })),
    { kind: "dense" },
  ],
});

const compare = (...parts: ExperimentInput[]) =>
  describeDifferences(parts.map((part) => createExperiment(part)));

test("runs alike in everything have nothing to tell", () => {
  expect(compare({}, {})).toEqual([[], []]);
  expect(compare()).toEqual([]);
});

test("each difference is told in the field's own words", () => {
  const cases: [ExperimentInput, ExperimentInput, string, string][] = [
    [
      { training: { learningRate: 0.03 } },
      { training: { learningRate: 0.1 } },
      "learning rate 0.03",
      "learning rate 0.1",
    ],
    [{ model: dense(4, 2) }, { model: dense(6) }, "hidden 4, 2", "hidden 6"],
    [{ model: dense(3) }, { model: dense() }, "hidden 3", "no hidden layer"],
    [
      { training: { regularization: { l2: 0.001 } } },
      { training: { regularization: {} } },
      "L2 0.001",
      "L2 0",
    ],
    [
      { training: { regularization: { maxNorm: 2 } } },
      { training: { regularization: {} } },
      "max norm 2",
      "no max norm",
    ],
    [{ training: { seed: 2 } }, {}, "seed 2", "seed 1"],
    [{ data: { seed: 7 } }, {}, "data seed 7", "data seed 1"],
    [{ data: { source: { kind: "points", shape: "spiral" } } }, {}, "spiral", "circle"],
    [{ data: { source: { kind: "points", classes: 3 } } }, {}, "3 classes", "2 classes"],
    [{ data: { features: ["x1", "product"] } }, {}, "inputs x₁, x₁x₂", "inputs x₁, x₂"],
    [{ data: { preprocessing: "whiten" } }, {}, "inputs whitened", "inputs as they are"],
    [{ model: { initialization: { kind: "he", gain: 2 } } }, {}, "He × 2", "Glorot"],
    [{ training: { optimizer: { kind: "momentum" } } }, {}, "momentum 0.9", "Adam"],
    [{ training: { optimizer: { kind: "adam", beta1: 0.5 } } }, {}, "Adam, β₁ 0.5", "Adam"],
    [
      { training: { schedule: { kind: "cosine", steps: 500 } } },
      {},
      "cosine to 0 over 500 steps",
      "constant rate",
    ],
    [{ training: { stop: { patience: 8 } } }, {}, "patience 8", "no early stopping"],
    [{ training: { batchSize: 1 } }, {}, "batch size 1", "batch size 32"],
    [{ training: { epochs: 1_000_000 } }, {}, "1,000,000 epochs", "100 epochs"],
  ];
  for (const [one, other, words, otherWords] of cases)
    expect(compare(one, other)).toEqual([[words], [otherWords]]);
});

test("dropout, normalization and activations are told apart from the sizes of the layers", () => {
  const plain = dense(4, 4);
  const dropped: ExperimentInput["model"] = {
    layers: [
      { kind: "dense", units: 4, activation: "tanh" },
      { kind: "dropout", rate: 0.2 },
      { kind: "dense", units: 4, activation: "tanh" },
      { kind: "dropout", rate: 0.2 },
      { kind: "dense" },
    ],
  };
  const normed: ExperimentInput["model"] = {
    layers: [
      { kind: "dense", units: 4, bias: false },
      { kind: "batchNorm" },
      { kind: "activation", activation: "relu" },
      { kind: "dense", units: 4, activation: "tanh" },
      { kind: "dense" },
    ],
  };
  expect(compare({ model: plain }, { model: dropped })).toEqual([["no dropout"], ["dropout 0.2"]]);
  expect(compare({ model: plain }, { model: normed })).toEqual([
    ["tanh", "no batch norm"],
    ["ReLU, tanh", "batch norm in layer 1"],
  ]);
});

test("networks that are no stack of dense layers are told layer by layer", () => {
  const data = { source: { kind: "bars" as const } };
  const model = (filters: number): ExperimentInput["model"] => ({
    layers: [{ kind: "conv2d", filters }, { kind: "maxPool" }, { kind: "flatten" }, { kind: "dense" }],
  });
  expect(compare({ data, model: model(4) }, { data, model: model(8) })).toEqual([
    ["convolution 3 × 3 to 4, max pool 2, flatten, dense output"],
    ["convolution 3 × 3 to 8, max pool 2, flatten, dense output"],
  ]);
});

test("what the words leave out is told apart by letters, the same letter for the same value", () => {
  const table = (first: number) => ({
    data: { source: { kind: "table" as const, inputs: [first, 0, 1, 1, 0, 1, 1, 0], targets: [0, 1, 0, 1] } },
  });
  expect(compare(table(0), table(0.5), table(0))).toEqual([
    ["own table, 4 rows (A)"],
    ["own table, 4 rows (B)"],
    ["own table, 4 rows (A)"],
  ]);
  const output = (bias: boolean): ExperimentInput => ({ model: { layers: [{ kind: "dense", bias }] } });
  expect(compare(output(true), output(false))).toEqual([
    ["other details of the layers (A)"],
    ["other details of the layers (B)"],
  ]);
});

test("no difference between two Experiments goes unsaid", () => {
  const changes: ExperimentInput[] = [
    { data: { size: 300 } },
    { data: { noise: 0.2 } },
    { data: { split: { validation: 0.3 } } },
    { data: { split: { test: 0.3 } } },
    { data: { source: { kind: "points", balance: 4 } } },
    { data: { source: { kind: "surface" } }, training: { loss: "squaredError" } },
    { data: { source: { kind: "bars" } } },
    { data: { source: { kind: "digits" } } },
    { data: { source: { kind: "digits", digits: [3, 5] } } },
    { data: { source: { kind: "digits", shift: 4 } } },
    { data: { source: { kind: "teacher" } } },
    { data: { source: { kind: "sequences" } } },
    {
      model: {
        layers: [
          { kind: "dense", units: 8, activation: "tanh", initialization: { kind: "zeros" } },
          { kind: "dense", units: 8, activation: "tanh" },
          { kind: "dense" },
        ],
      },
    },
    {
      model: {
        layers: [
          { kind: "dense", units: 8, activation: "tanh" },
          { kind: "batchNorm" },
          { kind: "dense", units: 8, activation: "tanh" },
          { kind: "dense" },
        ],
      },
    },
    { model: { initialization: { kind: "normal", std: 0.2 } } },
    { training: { loss: "sigmoidCrossEntropy" } },
    { training: { optimizer: { kind: "rmsprop", decay: 0.8 } } },
    { training: { optimizer: { kind: "adam", epsilon: 1e-3 } } },
    { training: { schedule: { kind: "warmup" } } },
    { training: { regularization: { l1: 0.01 } } },
    { training: { regularization: { clipNorm: 1 } } },
    { training: { stop: { validationLoss: 0.1 } } },
  ];
  for (const change of changes) {
    const [plain, changed] = compare({}, change);
    expect(changed, JSON.stringify(change)).not.toEqual([]);
    expect(changed).not.toEqual(plain);
  }
});

test("a fork names its parent, and an edit says what was changed", () => {
  const log = inventRun("first");
  const parent = { id: "first", step: 200 };
  const edit = { kind: "learningRate" as const, step: 210, value: 0.1 };
  const [first, fork, edited, orphan] = describeRuns([
    keep(log, 3),
    keep({ ...inventRun("fork"), parent, edits: [edit] }, 4),
    keep({ ...inventRun("edited"), edits: [edit, edit] }, 5),
    keep({ ...inventRun("orphan"), parent: { id: "gone", step: 7 } }, 6),
  ]);
  expect(first).toEqual([]);
  expect(fork).toEqual(["forked from run 3 at step 200", "1 edit: learning rate 0.1 at step 210"]);
  expect(edited).toEqual(["2 edits"]);
  expect(orphan).toEqual(["forked from a run no longer kept at step 7"]);
});

test("a run by itself is told by what matters most", () => {
  expect(describeRuns([keep(inventRun("only"), 1)])).toEqual([
    ["circle", "hidden 8, 8", "Adam", "learning rate 0.01"],
  ]);
});
