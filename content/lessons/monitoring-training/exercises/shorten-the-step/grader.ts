import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** A rate at which single steps throw the weights far off. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "surface", shape: "bump" },
      size: 400,
      noise: 0.05,
      split: { validation: 0.25, test: 0 },
      seed: 3,
    },
    model: {
      layers: [
        { kind: "dense", units: 16, activation: "relu" },
        { kind: "dense", units: 16, activation: "relu" },
        { kind: "dense", units: 16, activation: "relu" },
        { kind: "dense" },
      ],
      initialization: { kind: "he" },
    },
    training: {
      loss: "squaredError",
      optimizer: { kind: "momentum" },
      learningRate: 0.3,
      batchSize: 10,
      epochs: 100,
    },
  },
  free: ["training.regularization.clipNorm", "training.seed"],
  goal: { validationLoss: 0.03, mostSteps: 3000 },
  hiddenSize: 1000,
};
