import { decodeBytes } from "@/lib/contract/base64";
import { checkWeights } from "@/lib/experiment/engines/check-weights";
import { createEngine } from "@/lib/experiment/engines/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { ExperimentError } from "@/lib/experiment/experiment-error";
import { inferExperiment } from "@/lib/experiment/infer";
import { listWeights, type Weights } from "@/lib/experiment/initialize";
import { countSplit, prepareHiddenTest } from "@/lib/experiment/prepare-data";
import { measurePoint } from "@/lib/experiment/run/point";
import type { Experiment } from "@/lib/experiment/schema";
import { measureTaskSchema, type MeasureReply, type MeasureTask } from "./measure-task";

/** Multiply-adds of one measuring: some ten seconds of a core. */
const mostWork = 2e10;

function decodeWeights(sent: MeasureTask["weights"], experiment: Experiment): Weights {
  const infos = listWeights(inferExperiment(experiment));
  const weights = sent.map(({ name, values }) => {
    const bytes = decodeBytes(values);
    if (bytes.byteLength % 4 !== 0) throw new ExperimentError("weights", `${name} is cut off.`);
    const shape = infos.find((info) => info.name === name)?.shape ?? [];
    return { name, shape, values: new Float32Array(bytes.buffer) };
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

function checkWork(experiment: Experiment, hidden: number): void {
  const { train, validation } = countSplit(experiment.data);
  const work = inferExperiment(experiment).multiplyAdds * (train + validation + hidden);
  if (work > mostWork) throw new ExperimentError("weights", "The network is too large to be measured here.");
}

/** Units of the dense layers between the input and the output. */
function countNeurons({ model }: Experiment): number {
  const units = model.layers.slice(0, -1).map((layer) => (layer.kind === "dense" ? Number(layer.units) : 0));
  return units.reduce((sum, count) => sum + count, 0);
}

async function measure(task: MeasureTask): Promise<MeasureReply> {
  const { experiment, weights, hidden } = measureTaskSchema.parse(task);
  checkWork(experiment, hidden.size);
  const trained = decodeWeights(weights, experiment);
  const data = prepareHiddenTest(experiment.data, experiment.training.loss, hidden);
  const engine = await createEngine(experiment, () => loadTfNode("wasm"), "fastest", data);
  try {
    engine.writeWeights(trained);
    const point = await measurePoint(engine);
    return { point, parameters: engine.info.parameters, neurons: countNeurons(experiment) };
  } finally {
    engine.dispose();
  }
}

/**
 * Rebuilds a model from its Experiment and its weights and measures it: on its own examples, and on hidden ones in place of
 * the test part. Nothing of what the learner's browser has measured is used.
 */
export async function measureExperiment(task: MeasureTask): Promise<MeasureReply> {
  try {
    return await measure(task);
  } catch (error) {
    if (error instanceof ExperimentError) return { refused: error.message };
    throw error;
  }
}
