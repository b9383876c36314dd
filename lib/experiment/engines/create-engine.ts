import { inferExperiment } from "../infer";
import { countSplit } from "../prepare-data";
import type { Experiment } from "../schema";
import { createDenseEngine } from "./dense/create-engine";
import { hasOnlyDenseLayers } from "./dense/network";
import type { Engine } from "./engine";
import { createTfjsEngine } from "./tfjs/create-engine";
import type { Tf } from "./tfjs/tf";

/**
 * Multiply-adds of one batch's way forward, up to which typed arrays train faster than TensorFlow.js does with WASM,
 * which pays for each operation. Measured by `npm run bench`: at 36,000 they are twice as fast, at 137,000 no longer.
 */
const mostWork = 100_000;

function isForTypedArrays(experiment: Experiment): boolean {
  const info = inferExperiment(experiment);
  const batch = Math.min(experiment.training.batchSize, countSplit(experiment.data).train);
  return hasOnlyDenseLayers(experiment, info) && info.multiplyAdds * batch <= mostWork;
}

/** "fastest" decides by the Experiment's size; "tfjs" measures or shows what a device does. */
export type EngineChoice = "fastest" | "tfjs";

/**
 * The engine on which this Experiment trains fastest; both give the same numbers.
 * @param getTf is asked for TensorFlow.js only where that is used
 * @throws ExperimentError when the Experiment is impossible
 */
export async function createEngine(
  experiment: Experiment,
  getTf: () => Promise<Tf>,
  choice: EngineChoice = "fastest",
): Promise<Engine> {
  return choice === "fastest" && isForTypedArrays(experiment)
    ? createDenseEngine(experiment)
    : createTfjsEngine(await getTf(), experiment);
}
