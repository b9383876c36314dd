import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Four stripes as one wave: the right feature leaves nothing to fold. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "stripes" },
      size: 400,
      noise: 0.02,
      split: { validation: 0.25, test: 0 },
      seed: 3,
    },
    model: { layers: [{ kind: "dense", units: 3, activation: "tanh" }, { kind: "dense" }] },
    training: { learningRate: 0.05, batchSize: 10, epochs: 60 },
  },
  free: [
    "data.features",
    "model.layers",
    "training.learningRate",
    "training.optimizer",
    "training.batchSize",
    "training.schedule",
    "training.epochs",
    "training.stop",
    "training.seed",
  ],
  goal: { validationAccuracy: 0.94, mostParameters: 4 },
  hiddenSize: 1000,
};
