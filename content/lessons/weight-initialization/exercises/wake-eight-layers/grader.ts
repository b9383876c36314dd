import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Eight layers of ReLUs whose first weights are far too small. */
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
    model: {
      layers: [
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense" },
      ],
      initialization: { kind: "normal", std: 0.01 },
    },
    training: { optimizer: { kind: "sgd" }, learningRate: 0.1, batchSize: 10, epochs: 40 },
  },
  free: ["model.initialization", "training.seed"],
  goal: { validationAccuracy: 0.95, mostSteps: 1200 },
  hiddenSize: 1000,
};
