import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Five classes are five neurons side by side. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "blobs", classes: 5 },
      size: 500,
      noise: 0,
      split: { validation: 0.25, test: 0 },
      seed: 3,
    },
    model: { layers: [{ kind: "dense", units: 1, activation: "tanh" }, { kind: "dense" }] },
    training: { learningRate: 0.05, batchSize: 10, epochs: 40 },
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
  goal: { validationAccuracy: 0.95, mostParameters: 15 },
  hiddenSize: 1000,
};
