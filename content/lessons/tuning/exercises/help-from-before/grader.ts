import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** The same rate for every optimizer, and few steps. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "moons" },
      size: 400,
      noise: 0.1,
      split: { validation: 0.25, test: 0 },
      seed: 3,
    },
    model: { layers: [{ kind: "dense", units: 8, activation: "tanh" }, { kind: "dense" }] },
    training: { optimizer: { kind: "sgd" }, learningRate: 0.03, batchSize: 30, epochs: 30 },
  },
  free: ["training.optimizer", "training.seed"],
  goal: { validationAccuracy: 0.92, mostSteps: 300 },
  hiddenSize: 1000,
};
