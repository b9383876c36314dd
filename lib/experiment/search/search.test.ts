import { expect, test } from "vitest";
import { inferExperiment } from "../infer";
import { createExperiment, experimentSchema } from "../schema";
import { applySettings } from "./apply-settings";
import { hyperparameterNames, hyperparameters } from "./hyperparameters";
import { readAxis } from "@/lib/math/value-axis";

const base = createExperiment({
  model: { layers: [{ kind: "dense", units: 8, activation: "tanh" }, { kind: "dense" }] },
});

test("the ends of every axis are settings that an Experiment may have", () => {
  for (const name of hyperparameterNames)
    for (const share of [0, 0.5, 1]) {
      const experiment = applySettings(base, { [name]: readAxis(hyperparameters[name].axis, share) });
      expect(experimentSchema.parse(experiment)).toEqual(experiment);
    }
});

test("settings change what they name and nothing else", () => {
  expect(applySettings(base, {})).toEqual(base);
  const changed = applySettings(base, { learningRate: 0.3, l2: 0.01, batchSize: 5 });
  expect(changed).toEqual({
    ...base,
    training: {
      ...base.training,
      learningRate: 0.3,
      batchSize: 5,
      regularization: { ...base.training.regularization, l2: 0.01 },
    },
  });
});

test("two layers of 16 between 2 inputs and 1 output hold 48, 272 and 17 parameters, and dropout adds none", () => {
  const wide = applySettings(
    { ...base, training: { ...base.training, loss: "sigmoidCrossEntropy" } },
    { layers: 2, units: 16, dropout: 0.5 },
  );
  expect(wide.model.layers.map(({ kind }) => kind)).toEqual([
    "dense",
    "dropout",
    "dense",
    "dropout",
    "dense",
  ]);
  expect(inferExperiment(wide).parameters).toBe(48 + 272 + 17);
  // Set again, the dropout of before is not added to.
  expect(applySettings(wide, { layers: 1, dropout: 0 }).model.layers.map(({ kind }) => kind)).toEqual([
    "dense",
    "dense",
  ]);
});

test("a network of other layers is refused, but for what does not touch its layers", () => {
  const images = createExperiment({
    data: { source: { kind: "bars" } },
    model: { layers: [{ kind: "flatten" }, { kind: "dense", units: 4 }, { kind: "dense" }] },
  });
  expect(() => applySettings(images, { units: 8 })).toThrow(/dense layers alone/);
  expect(applySettings(images, { learningRate: 1 }).training.learningRate).toBe(1);
  expect(() =>
    applySettings(createExperiment({ model: { layers: [{ kind: "dense" }] } }), { units: 8 }),
  ).toThrow(/hidden layer/);
});
