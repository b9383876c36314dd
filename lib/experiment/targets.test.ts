import { expect, test } from "vitest";
import { inferExperiment } from "./infer";
import { prepareData, splitNames } from "./prepare-data";
import { createExperiment, type ExperimentInput } from "./schema";

const prepare = (data: ExperimentInput["data"]) =>
  prepareData(createExperiment({ data }).data, "squaredError");

test("an example that is its own target keeps its class, and comes before preprocessing", () => {
  const source = { kind: "digits" as const, digits: [1, 7] };
  const data = prepare({ source, size: 20, targets: { kind: "inputs" }, preprocessing: "center" });
  const asked = prepare({ source, size: 20 });
  expect(data).toMatchObject({ inputShape: [28, 28, 1], outputs: 784, encoding: "values", classes: null });
  for (const name of splitNames) {
    expect(data.parts[name].targets).toEqual(asked.parts[name].raw);
    expect(data.parts[name].labels).toEqual(asked.parts[name].labels);
    expect(data.parts[name].inputs).not.toEqual(data.parts[name].targets);
  }
});

test("corruption is normal noise of its deviation on what the model sees, and none on the target", () => {
  const make = (corruption: number) =>
    prepare({
      source: { kind: "mixture" },
      size: 5000,
      split: { validation: 0.5, test: 0 },
      targets: { kind: "inputs", corruption },
    });
  const [clean, noisy] = [make(0), make(0.3)];
  for (const name of ["train", "validation"] as const) {
    const { inputs, targets } = noisy.parts[name];
    expect(targets).toEqual(clean.parts[name].targets);
    const apart = inputs.map((value, i) => value - targets[i]!);
    const mean = apart.reduce((sum, value) => sum + value) / apart.length;
    const deviation = Math.sqrt(apart.reduce((sum, value) => sum + (value - mean) ** 2, 0) / apart.length);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(deviation).toBeCloseTo(0.3, 1);
  }
  expect(noisy.parts.train.inputs).not.toEqual(noisy.parts.validation.inputs);
});

test("a model that gives its input back must have as many outputs, and sequences are refused", () => {
  const data = { source: { kind: "digits" }, targets: { kind: "inputs" } } as const;
  const training = { loss: "squaredError" } as const;
  const layers = [{ kind: "flatten" }, { kind: "dense", units: 2 }] as const;
  const model = (units: number | "outputs") => ({ layers: [...layers, { kind: "dense" as const, units }] });
  const infer = (parts: ExperimentInput) => inferExperiment(createExperiment(parts));
  expect(infer({ data, training, model: model("outputs") }).outputShape).toEqual([784]);
  expect(() => infer({ data, training, model: model(10) })).toThrow("the data asks for 784 numbers");
  expect(() => infer({ data: { ...data, source: { kind: "sequences" } }, training })).toThrow("A sequence");
  expect(() => infer({ data, training: { loss: "softmaxCrossEntropy" }, model: model("outputs") })).toThrow(
    "choose the squared error",
  );
});
