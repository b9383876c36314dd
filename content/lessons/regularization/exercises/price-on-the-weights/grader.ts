import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** A network far too large for sixty noisy points, to be held back. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "moons" },
      size: 120,
      noise: 0.3,
      split: { validation: 0.5, test: 0 },
      seed: 5,
    },
    model: {
      layers: [
        { kind: "dense", units: 16, activation: "relu" },
        { kind: "dense", units: 16, activation: "relu" },
        { kind: "dense" },
      ],
    },
    training: { learningRate: 0.01, batchSize: 10, epochs: 600 },
  },
  free: ["training.regularization", "training.seed"],
  goal: { validationAccuracy: 0.73, mostGap: 0.12, leastSteps: 3600 },
  hiddenSize: 2000,
};
