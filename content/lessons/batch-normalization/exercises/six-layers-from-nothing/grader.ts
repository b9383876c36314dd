import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Six layers whose first weights are far too small to let anything through. */
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
        { kind: "dense" },
      ],
      initialization: { kind: "normal", std: 0.01 },
    },
    training: { optimizer: { kind: "sgd" }, learningRate: 0.1, batchSize: 30, epochs: 60 },
  },
  free: ["model.layers", "training.seed"],
  goal: { validationAccuracy: 0.95, leastLayers: 6, mostSteps: 600 },
  hiddenSize: 1000,
};
