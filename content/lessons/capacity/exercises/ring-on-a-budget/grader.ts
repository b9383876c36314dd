import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Two rings with hardly more parameters than it takes. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "circle" },
      size: 400,
      noise: 0.05,
      split: { validation: 0.25, test: 0 },
      seed: 3,
    },
    model: { layers: [{ kind: "dense", units: 2, activation: "tanh" }, { kind: "dense" }] },
    training: { learningRate: 0.05, batchSize: 10, epochs: 80 },
  },
  free: [
    "model.layers",
    "model.initialization",
    "training.learningRate",
    "training.optimizer",
    "training.batchSize",
    "training.schedule",
    "training.epochs",
    "training.stop",
    "training.seed",
  ],
  goal: { validationAccuracy: 0.95, mostParameters: 24 },
  hiddenSize: 1000,
};
