import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import { pickInitialization, type Settings } from "./state";

/** Examples that the network is trained on, and how many of them a step sees. */
export const EXAMPLES = 256;
export const BATCH = 32;

/**
 * The network of the strips with one linear unit at its end, to be trained. Its inputs are standard normal numbers like
 * those of the strips; its targets come from another, small network and have variance 1, so that a network which always
 * answers with their mean has a loss of about 1.
 */
export function createTraining(spec: Settings): Experiment {
  const { depth, width, activation, batchNorm, seed } = spec;
  const hidden = Array.from({ length: depth }, () =>
    batchNorm
      ? ([
          { kind: "dense", units: width, activation: "linear" },
          { kind: "batchNorm" },
          { kind: "activation", activation },
        ] as const)
      : ([{ kind: "dense", units: width, activation }] as const),
  ).flat();
  return createExperiment({
    data: {
      source: { kind: "teacher", features: width, hidden: 4, outputs: 1, task: "regression" },
      size: EXAMPLES,
      noise: 0,
      split: { validation: 0, test: 0 },
      seed: 1,
    },
    model: { layers: [...hidden, { kind: "dense" }], initialization: pickInitialization(spec) },
    training: {
      loss: "squaredError",
      optimizer: { kind: spec.optimizer },
      learningRate: spec.learningRate,
      batchSize: BATCH,
      epochs: 1_000,
      seed,
    },
  });
}

/** Positions, among the model's layers, of what the strips call layer 1, 2, ...: the outputs of the activations. */
export function findHiddenLayers(spec: Pick<Settings, "depth" | "batchNorm">): number[] {
  const every = spec.batchNorm ? 3 : 1;
  return Array.from({ length: spec.depth }, (_, index) => index * every + every - 1);
}
