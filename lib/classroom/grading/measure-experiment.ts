import type { z } from "zod";
import { measureReach } from "@/lib/experiment/attacks/change";
import { checkWeights } from "@/lib/experiment/engines/check-weights";
import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Engine } from "@/lib/experiment/engines/engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { ExperimentError } from "@/lib/experiment/experiment-error";
import { countHidden } from "@/lib/experiment/goal";
import { inferExperiment } from "@/lib/experiment/infer";
import { listWeights, type Weights } from "@/lib/experiment/initialize";
import { countSplit, prepareHiddenTest } from "@/lib/experiment/prepare-data";
import { measurePoint } from "@/lib/experiment/run/point";
import { trainWhole } from "@/lib/experiment/run/train-whole";
import type { Experiment } from "@/lib/experiment/schema";
import { measureTaskSchema, type MeasureReply, type MeasureTask, type SentWeights } from "./measure-task";
import { decodeNumbers, encodeWeights } from "./sent-weights";

/** Multiply-adds of one measuring: some ten seconds of a core. */
const mostWork = 2e10;

function decodeWeights(sent: SentWeights, experiment: Experiment): Weights {
  const infos = listWeights(inferExperiment(experiment));
  const weights = sent.map(({ name, values }) => {
    const shape = infos.find((info) => info.name === name)?.shape ?? [];
    return { name, shape, values: decodeNumbers(values) };
  });
  checkWeights(infos, weights);
  const names = new Set(weights.map(({ name }) => name));
  const missing = infos.find(({ name }) => !names.has(name));
  if (missing !== undefined || weights.length !== infos.length)
    throw new ExperimentError(
      "weights",
      `Each weight of the model is wanted once: ${missing?.name ?? "one came twice"}.`,
    );
  if (weights.some(({ values }) => values.some((value) => !Number.isFinite(value))))
    throw new ExperimentError(
      "weights",
      "Some weights are no numbers: the training has diverged. Train again, with a lower learning rate.",
    );
  return weights;
}

/** @param steps - that are trained first: each goes forward and twice as far back */
function checkWork(experiment: Experiment, hidden: number, steps: number): void {
  const { train, validation } = countSplit(experiment.data);
  const trained = 3 * steps * Math.min(experiment.training.batchSize, train);
  const work = inferExperiment(experiment).multiplyAdds * (train + validation + hidden + trained);
  if (work > mostWork) throw new ExperimentError("weights", "The network is too large to be measured here.");
}

type Task<Kind> = Extract<z.output<typeof measureTaskSchema>, { kind: Kind }>;

const getTf = () => loadTfNode("wasm");

async function measure({ experiment, model, hidden }: Task<"measure">): Promise<MeasureReply> {
  const steps = "steps" in model ? model.steps : 0;
  checkWork(experiment, hidden.size, steps);
  const trained = "weights" in model ? decodeWeights(model.weights, experiment) : [];
  const data = prepareHiddenTest(experiment.data, experiment.training.loss, hidden);
  const engine = await createEngine(experiment, getTf, "fastest", data);
  try {
    engine.writeWeights(trained);
    for (let step = 0; step < steps; step++) engine.trainStep();
    const point = await measurePoint(engine);
    return {
      kind: "measure",
      point,
      parameters: engine.info.parameters,
      ...countHidden(experiment.model.layers),
    };
  } finally {
    engine.dispose();
  }
}

async function train({ experiment }: Task<"train">): Promise<MeasureReply> {
  const engine = await createEngine(experiment, getTf);
  try {
    await trainWhole(engine, experiment);
    return { kind: "train", weights: encodeWeights(await engine.readWeights()) };
  } finally {
    engine.dispose();
  }
}

/** The class of each of some inputs, as the model has it. */
async function classify(engine: Engine, inputs: Float32Array, count: number): Promise<number[]> {
  const outputs = await engine.predict(inputs, count);
  const classes = outputs.length / count;
  return Array.from({ length: count }, (_, row) => {
    const scores = outputs.subarray(row * classes, (row + 1) * classes);
    return scores.indexOf(Math.max(...scores));
  });
}

async function judge({ experiment, weights, index, changed }: Task<"judge">): Promise<MeasureReply> {
  const trained = decodeWeights(weights, experiment);
  const engine = await createEngine(experiment, getTf);
  try {
    engine.writeWeights(trained);
    const { raw, labels, count } = engine.data.parts.test;
    const size = raw.length / count;
    const label = labels?.[index];
    if (label === undefined) throw new ExperimentError("data", "There is no such example.");
    const original = raw.slice(index * size, (index + 1) * size);
    const moved = decodeNumbers(changed);
    if (moved.length !== size)
      throw new ExperimentError("data", `The picture has ${moved.length} numbers where ${size} are wanted.`);
    if (moved.some((value) => !(value >= 0 && value <= 1)))
      throw new ExperimentError("data", "A picture has values from 0 to 1, and no others.");
    const epsilon = measureReach(original, moved);
    const [before = -1, after = -1] = await classify(engine, Float32Array.of(...original, ...moved), 2);
    return { kind: "judge", label, before, after, epsilon };
  } finally {
    engine.dispose();
  }
}

async function answer(task: z.output<typeof measureTaskSchema>): Promise<MeasureReply> {
  switch (task.kind) {
    case "measure":
      return measure(task);
    case "train":
      return train(task);
    case "judge":
      return judge(task);
  }
}

/**
 * Builds a model from its Experiment and asks of it what the task wants. Nothing of what the learner's browser has measured is
 * used.
 */
export async function measureExperiment(task: MeasureTask): Promise<MeasureReply> {
  try {
    return await answer(measureTaskSchema.parse(task));
  } catch (error) {
    if (error instanceof ExperimentError) return { kind: "refused", message: error.message };
    throw error;
  }
}
