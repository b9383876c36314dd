import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Two rings, no hidden layer: a circle is a straight line in the squares. */
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
    model: { layers: [{ kind: "dense", units: 4, activation: "tanh" }, { kind: "dense" }] },
    training: { learningRate: 0.05, batchSize: 10, epochs: 200 },
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
  goal: { validationAccuracy: 0.95, mostParameters: 6 },
  hiddenSize: 1000,
};
