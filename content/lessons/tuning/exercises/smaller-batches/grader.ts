import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Twenty passes over the data, to be cut into steps. */
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
    training: { learningRate: 0.01, batchSize: 300, epochs: 20 },
  },
  free: ["training.batchSize", "training.seed"],
  goal: { validationAccuracy: 0.96, mostSteps: 2000 },
  hiddenSize: 1000,
};
