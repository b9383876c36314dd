import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** A surface for forty parameters: two layers make more of them than one. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "surface", shape: "bump" },
      size: 600,
      noise: 0.05,
      split: { validation: 0.25, test: 0 },
      seed: 3,
    },
    model: { layers: [{ kind: "dense", units: 9, activation: "tanh" }, { kind: "dense" }] },
    training: { loss: "squaredError", learningRate: 0.02, batchSize: 10, epochs: 150 },
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
  goal: { validationLoss: 0.017, mostParameters: 40 },
  hiddenSize: 1000,
};
