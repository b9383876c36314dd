import { beforeAll, expect, test } from "vitest";
import { createExperiment, type Experiment, type ExperimentInput } from "../../../schema";
import type { WrittenLayer } from "../../../schema-layers";
import { createEngine } from "../../create-engine";
import { createTfjsEngine } from "../create-engine";
import { loadTfNode } from "../load-node";
import { createFirstTask } from "./transfer";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const layers = (frozen: boolean): WrittenLayer[] => [
  { kind: "conv2d", filters: 4, activation: "relu", frozen },
  { kind: "maxPool" },
  { kind: "flatten" },
  { kind: "dense" },
];

type Procedure = NonNullable<NonNullable<ExperimentInput["training"]>["procedure"]>;
const transfer: Procedure = {
  kind: "transfer",
  source: { kind: "digits", digits: [0, 1, 2], side: 14 },
  size: 60,
};

const create = (options: { frozen?: boolean; digits?: number[]; taken?: number; isScratch?: boolean } = {}) =>
  createExperiment({
    data: {
      source: { kind: "digits", digits: options.digits ?? [5, 6, 7], side: 14, isStratified: true },
      size: 30,
      split: { validation: 0, test: 0.5 },
    },
    model: { layers: layers(options.frozen ?? true) },
    training: {
      procedure: options.isScratch ? { kind: "fit" } : { ...transfer, epochs: 2, layers: options.taken ?? 3 },
      batchSize: 15,
    },
  });

const readOf = async (experiment: Experiment, steps = 0) => {
  const engine = await createEngine(experiment, async () => tf);
  for (let step = 0; step < steps; step++) engine.trainStep();
  const weights = new Map((await engine.readWeights()).map(({ name, values }) => [name, values]));
  const { parameters, states } = engine.info;
  engine.dispose();
  return { weights, parameters, states };
};

test("the layers taken over are those of the first task, the others start anew", async () => {
  const experiment = create();
  const { procedure } = experiment.training;
  if (procedure.kind !== "transfer") throw new Error("a transfer was expected");
  const first = createFirstTask(experiment, procedure);
  const learnt = await readOf(first, 2 * Math.floor(60 / 32));
  const taken = await readOf(experiment);
  const fresh = await readOf(create({ isScratch: true }));
  for (const role of ["kernel", "bias"]) {
    expect(taken.weights.get(`0/${role}`)).toEqual(learnt.weights.get(`0/${role}`));
    expect(taken.weights.get(`0/${role}`)).not.toEqual(fresh.weights.get(`0/${role}`));
    expect(taken.weights.get(`3/${role}`)).toEqual(fresh.weights.get(`3/${role}`));
  }
});

test("frozen layers are not parameters and do not move; thawed, they do", async () => {
  const [before, after] = [await readOf(create()), await readOf(create(), 5)];
  expect(after.weights.get("0/kernel")).toEqual(before.weights.get("0/kernel"));
  expect(after.weights.get("3/kernel")).not.toEqual(before.weights.get("3/kernel"));
  expect(before).toMatchObject({ parameters: 6 * 6 * 4 * 3 + 3, states: 3 * 3 * 4 + 4 });
  const thawed = await readOf(create({ frozen: false }), 5);
  expect(thawed.weights.get("0/kernel")).not.toEqual(before.weights.get("0/kernel"));
  expect(thawed).toMatchObject({ parameters: 6 * 6 * 4 * 3 + 3 + 3 * 3 * 4 + 4, states: 0 });
});

test("a network frozen from its first weights on is trained in its head alone, also a dense one", async () => {
  const dense = (steps: number) =>
    readOf(
      createExperiment({
        model: { layers: [{ kind: "dense", units: 4, activation: "tanh", frozen: true }, { kind: "dense" }] },
      }),
      steps,
    );
  const [before, after] = [await dense(0), await dense(10)];
  expect(after.weights.get("0/kernel")).toEqual(before.weights.get("0/kernel"));
  expect(after.weights.get("1/kernel")).not.toEqual(before.weights.get("1/kernel"));
});

test("tasks of other inputs, or a head of another size, are refused", async () => {
  const points = create();
  points.training.procedure = { ...points.training.procedure, source: { kind: "points" } } as never;
  await expect(createTfjsEngine(tf, createExperiment(points))).rejects.toThrow();
  await expect(createTfjsEngine(tf, create({ digits: [5, 6], taken: 4 }))).rejects.toThrow(/3\/kernel has/);
});

test("stratified digits: the training part alone has as many of each class", async () => {
  const engine = await createTfjsEngine(tf, create({ isScratch: true }));
  const counts = [0, 0, 0];
  engine.data.parts.train.labels?.forEach((label) => (counts[label]! += 1));
  engine.dispose();
  expect(counts).toEqual([5, 5, 5]);
});

test("leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  await readOf(create(), 3);
  expect(tf.memory().numTensors).toBe(before);
});
