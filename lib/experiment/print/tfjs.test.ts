import { expect, test } from "vitest";
import { createDenseEngine } from "../engines/dense/create-engine";
import { createSession } from "../run/session";
import { createExperiment, type ExperimentInput } from "../schema";
import { PrintError } from "./print-error";
import { printedExperiments } from "./test-experiments";
import { measureDistance, runModules } from "./test-programs";
import { printTensorflow } from "./tfjs";

test("programs run in Node and train as our engine does, to 1e-4 of each loss", async () => {
  const reports = await runModules(printedExperiments.map(([, experiment]) => printTensorflow(experiment)));
  const apart: [string, number][] = [];
  for (const [i, [name, experiment]] of printedExperiments.entries()) {
    const distance = await measureDistance(experiment, reports[i] ?? []);
    if (!(distance < 1e-4) || (reports[i] ?? []).length < 3) apart.push([name, distance]);
  }
  expect(apart).toEqual([]);
});

const stops: ExperimentInput[] = [
  { training: { stop: { validationLoss: 0.5 } } },
  { training: { stop: { patience: 2 }, learningRate: 0.3 } },
  {
    training: {
      stop: { patience: 3, validationLoss: 0.01 },
      optimizer: { kind: "sgd" },
      learningRate: 0.001,
    },
  },
  // Low enough before the first step.
  { training: { stop: { validationLoss: 100, patience: 1 } } },
];

test("programs stop after the epoch after which a run of ours stops", async () => {
  const experiments = stops.map((parts) => createExperiment({ data: { size: 120 }, ...parts }));
  const reports = await runModules(experiments.map(printTensorflow));
  for (const [i, experiment] of experiments.entries()) {
    const session = await createSession(createDenseEngine(experiment), experiment);
    while (session.end === null) await session.step();
    expect(reports[i]?.at(-1)?.step).toBe(session.end.step);
  }
});

test("the report tells the share of right answers, as our engine counts it", async () => {
  const experiment = createExperiment({ data: { size: 80 }, training: { epochs: 20 } });
  const [reports] = await runModules([printTensorflow(experiment)]);
  const engine = createDenseEngine(experiment);
  while (engine.step < 20 * engine.stepsPerEpoch) engine.trainStep();
  const { accuracy } = await engine.evaluate("test");
  expect(reports?.at(-1)?.parts["test"]?.accuracy).toBeCloseTo(accuracy ?? NaN, 4);
});

test("what has no printer is refused in words for the reader", () => {
  const refused: [ExperimentInput, string][] = [
    [
      { data: { source: { kind: "bars" } }, model: { layers: [{ kind: "flatten" }, { kind: "dense" }] } },
      "Images cannot be printed yet.",
    ],
    [
      { data: { source: { kind: "digits" } }, model: { layers: [{ kind: "flatten" }, { kind: "dense" }] } },
      "Images cannot be printed yet.",
    ],
    [{ data: { source: { kind: "sequences" } } }, "Sequences cannot be printed yet."],
    [
      {
        model: {
          layers: [{ kind: "dense" }, { kind: "residual", layers: [{ kind: "dense" }] }],
        },
      },
      "Layer 2 (residual) cannot be printed yet.",
    ],
  ];
  for (const [parts, message] of refused) {
    const print = () => printTensorflow(createExperiment(parts));
    expect(print).toThrow(PrintError);
    expect(print).toThrow(message);
  }
});
