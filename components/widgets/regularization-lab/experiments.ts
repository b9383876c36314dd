import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { State } from "./state";

/**
 * The two copies: the same data, first weights and steps of plain gradient descent (a batch is all training points), the
 * first without regularization and the second with it.
 */
export function makeExperiments(state: State): [free: Experiment, held: Experiment] {
  const { kind, shape, noise, points, layers, width, activation, learningRate, steps, seed } = state;
  const free = createExperiment({
    data: {
      source: { kind: "points", shape },
      // One point in five is trained on, so that the others can tell how good the answer is.
      size: 5 * points,
      noise,
      split: { validation: 0.8, test: 0 },
      seed,
    },
    model: {
      layers: [
        ...Array.from({ length: layers }, () => ({ kind: "dense" as const, units: width, activation })),
        { kind: "dense" },
      ],
    },
    training: {
      loss: "sigmoidCrossEntropy",
      optimizer: { kind: "sgd" },
      learningRate,
      batchSize: points,
      // With one batch an epoch is one step.
      epochs: steps,
      seed,
    },
  });
  const held: Experiment = {
    ...free,
    training: {
      ...free.training,
      regularization: { ...free.training.regularization, [kind]: state[kind] },
    },
  };
  return [free, held];
}
