import { ExperimentError } from "../experiment-error";
import type { Weights } from "../initialize";
import { countNumbers, type WeightInfo } from "../layer-info";

/** @throws ExperimentError for a weight that the model does not have, or that has another size there */
export function checkWeights(infos: readonly WeightInfo[], weights: Weights): void {
  for (const { name, values } of weights) {
    const info = infos.find((known) => known.name === name);
    if (!info) throw new ExperimentError("weights", `The model has no weight called ${name}.`);
    const wanted = countNumbers(info.shape);
    if (values.length !== wanted)
      throw new ExperimentError("weights", `${name} has ${wanted} numbers, not ${values.length}.`);
  }
}
