import { inferExperiment } from "../infer";
import { countSplit, type PreparedData } from "../prepare-data";
import { ExperimentError } from "../experiment-error";
import type { Experiment } from "../schema";
import { createDenseEngine } from "./dense/create-engine";
import { hasVectorInstructions } from "./dense/memory";
import { hasOnlyDenseLayers } from "./dense/network";
import type { Engine } from "./engine";
import { createTfjsEngine } from "./tfjs/create-engine";
import type { Tf } from "./tfjs/tf";

/**
 * Multiply-adds of one batch's way forward, up to which the dense engine is faster than TensorFlow.js with WASM, which
 * pays for each operation. At 140,000 it makes four times the steps a second, at 550,000 two to three times, at
 * 2,100,000 as many.
 */
const mostWork = 1_000_000;

function isForDenseEngine(experiment: Experiment): boolean {
  const info = inferExperiment(experiment);
  const batch = Math.min(experiment.training.batchSize, countSplit(experiment.data).train);
  return (
    experiment.training.procedure.kind === "fit" &&
    hasOnlyDenseLayers(experiment, info) &&
    info.multiplyAdds * batch <= mostWork &&
    hasVectorInstructions()
  );
}

/** "fastest" decides by the Experiment's size; "tfjs" measures or shows what a device does. */
export type EngineChoice = "fastest" | "tfjs";

/**
 * The engine on which this Experiment trains fastest; both give the same numbers.
 * @param getTf is asked for TensorFlow.js only where that is used
 * @param data the Experiment's, unless other examples are to be measured
 * @throws ExperimentError when the Experiment is impossible
 */
export async function createEngine(
  experiment: Experiment,
  getTf: () => Promise<Tf>,
  choice: EngineChoice = "fastest",
  data?: PreparedData,
): Promise<Engine> {
  if (experiment.training.procedure.kind === "gan")
    throw new ExperimentError(
      "procedure",
      "A generator and a discriminator are trained by an engine of their own.",
    );
  return choice === "fastest" && isForDenseEngine(experiment)
    ? createDenseEngine(experiment, data)
    : createTfjsEngine(await getTf(), experiment, data);
}
