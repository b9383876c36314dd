import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Two squares, which are small and never negative, for few and plain steps. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "circle" },
      size: 400,
      noise: 0.05,
      split: { validation: 0.25, test: 0 },
      seed: 3,
      features: ["x1Squared", "x2Squared"],
    },
    model: { layers: [{ kind: "dense" }] },
    training: { optimizer: { kind: "sgd" }, learningRate: 0.1, batchSize: 10, epochs: 10 },
  },
  free: ["data.preprocessing", "training.seed"],
  goal: { validationLoss: 0.12, mostSteps: 300 },
  hiddenSize: 1000,
};
