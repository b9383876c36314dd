import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Three hundred steps of plain descent, and one number to choose. */
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
    model: { layers: [{ kind: "dense", units: 12, activation: "relu" }, { kind: "dense" }] },
    training: { optimizer: { kind: "sgd" }, learningRate: 0.01, batchSize: 30, epochs: 30 },
  },
  free: ["training.learningRate", "training.seed"],
  goal: { validationLoss: 0.08, mostSteps: 300 },
  hiddenSize: 1000,
};
