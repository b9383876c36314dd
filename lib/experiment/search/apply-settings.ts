import { ExperimentError } from "../experiment-error";
import type { Experiment } from "../schema";
import type { Layer, LayerOf } from "../schema-layers";
import type { Settings } from "./hyperparameters";

/** A network of equal hidden dense layers, each followed by dropout of the same rate, and a last dense layer. */
interface PlainNetwork {
  layers: number;
  units: number;
  dropout: number;
}

/**
 * The Experiment with some of its hyperparameters set anew, all else left as it is.
 * @throws ExperimentError when it has layers besides dense ones and dropout
 */
export function applySettings(base: Experiment, settings: Settings): Experiment {
  const { learningRate, l2, batchSize, ...network } = settings;
  const { training } = base;
  return {
    ...base,
    model: { ...base.model, layers: rebuild(base.model.layers, network) },
    training: {
      ...training,
      learningRate: learningRate ?? training.learningRate,
      batchSize: batchSize ?? training.batchSize,
      regularization: { ...training.regularization, l2: l2 ?? training.regularization.l2 },
    },
  };
}

const isDense = (layer: Layer): layer is LayerOf<"dense"> => layer.kind === "dense";
const isDropout = (layer: Layer): layer is LayerOf<"dropout"> => layer.kind === "dropout";

function rebuild(layers: readonly Layer[], change: Partial<PlainNetwork>): Layer[] {
  if (Object.keys(change).length === 0) return [...layers];
  const dense = layers.filter(isDense);
  const [first, last] = [dense[0], dense.at(-1)];
  if (first === undefined || last === undefined || dense.length < 2 || typeof first.units !== "number")
    throw new ExperimentError("shape", "This search needs a network with a hidden layer.");
  if (!layers.every((layer) => isDense(layer) || isDropout(layer)))
    throw new ExperimentError(
      "shape",
      "Layers, units and dropout can be searched for in networks of dense layers alone.",
    );
  const {
    layers: count = dense.length - 1,
    units = first.units,
    dropout: rate = layers.find(isDropout)?.rate ?? 0,
  } = change;
  const hidden: Layer[] = [{ ...first, units }];
  if (rate > 0) hidden.push({ kind: "dropout", rate });
  return [...Array.from({ length: count }, () => hidden).flat(), last];
}
