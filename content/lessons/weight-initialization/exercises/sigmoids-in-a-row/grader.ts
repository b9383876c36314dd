import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Four layers of sigmoids, whose slope of a quarter the weights must make up for. */
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
        { kind: "dense", units: 12, activation: "sigmoid" },
        { kind: "dense", units: 12, activation: "sigmoid" },
        { kind: "dense", units: 12, activation: "sigmoid" },
        { kind: "dense", units: 12, activation: "sigmoid" },
        { kind: "dense" },
      ],
      initialization: { kind: "glorot" },
    },
    training: { learningRate: 0.01, batchSize: 10, epochs: 20 },
  },
  free: ["model.initialization", "training.seed"],
  goal: { validationAccuracy: 0.95, mostSteps: 600 },
  hiddenSize: 1000,
};
