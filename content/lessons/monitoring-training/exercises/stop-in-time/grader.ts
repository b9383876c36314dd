import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** A network far too large for its points, to be stopped in time. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "moons" },
      size: 200,
      noise: 0.2,
      split: { validation: 0.5, test: 0 },
      seed: 5,
    },
    model: {
      layers: [
        { kind: "dense", units: 32, activation: "relu" },
        { kind: "dense", units: 32, activation: "relu" },
        { kind: "dense" },
      ],
    },
    training: { learningRate: 0.01, batchSize: 10, epochs: 400 },
  },
  free: ["training.epochs", "training.stop", "training.seed"],
  goal: { validationLoss: 0.4, mostGap: 0.22 },
  hiddenSize: 2000,
};
