import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Four layers at a rate that throws them about. */
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
        { kind: "dense" },
      ],
      initialization: { kind: "he" },
    },
    training: { optimizer: { kind: "sgd" }, learningRate: 1.5, batchSize: 30, epochs: 60 },
  },
  free: ["model.layers", "training.seed"],
  goal: { validationAccuracy: 0.95, leastLayers: 4, mostSteps: 600 },
  hiddenSize: 1000,
};
