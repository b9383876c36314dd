import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Two spirals, which a network of one layer hardly unwinds. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "spiral" },
      size: 600,
      noise: 0.02,
      split: { validation: 0.25, test: 0 },
      seed: 3,
    },
    model: { layers: [{ kind: "dense", units: 8, activation: "tanh" }, { kind: "dense" }] },
    training: { learningRate: 0.01, batchSize: 10, epochs: 300 },
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
  goal: { validationAccuracy: 0.93, mostNeurons: 20 },
  hiddenSize: 1000,
};
