import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Noisy rings, everything to choose, and a small test set that may be looked at five times. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "circle" },
      size: 160,
      noise: 0.2,
      split: { validation: 0.25, test: 0 },
      seed: 5,
    },
    model: { layers: [{ kind: "dense", units: 2, activation: "tanh" }, { kind: "dense" }] },
    training: { learningRate: 0.03, batchSize: 10, epochs: 60 },
  },
  free: [
    "model.layers",
    "model.initialization",
    "training.optimizer",
    "training.learningRate",
    "training.schedule",
    "training.batchSize",
    "training.regularization",
    "training.epochs",
    "training.stop",
    "training.seed",
  ],
  goal: { validationAccuracy: 0.84 },
  hiddenSize: 2000,
  peeks: { most: 5, size: 60 },
};
