import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Rings with noise, and no neuron's weights longer than need be. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "circle" },
      size: 160,
      noise: 0.2,
      split: { validation: 0.5, test: 0 },
      seed: 5,
    },
    model: {
      layers: [
        { kind: "dense", units: 24, activation: "relu" },
        { kind: "dense", units: 24, activation: "relu" },
        { kind: "dense" },
      ],
    },
    training: { learningRate: 0.01, batchSize: 10, epochs: 500 },
  },
  free: ["training.regularization.maxNorm", "training.seed"],
  goal: { validationAccuracy: 0.82, mostGap: 0.14, leastSteps: 4000 },
  hiddenSize: 2000,
};
