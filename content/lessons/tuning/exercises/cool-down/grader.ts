import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** A rate that is right at the start and too high at the end. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "surface", shape: "bump" },
      size: 400,
      noise: 0.1,
      split: { validation: 0.25, test: 0 },
      seed: 3,
    },
    model: {
      layers: [
        { kind: "dense", units: 8, activation: "tanh" },
        { kind: "dense", units: 8, activation: "tanh" },
        { kind: "dense" },
      ],
    },
    training: { loss: "squaredError", learningRate: 0.1, batchSize: 10, epochs: 100 },
  },
  free: ["training.schedule", "training.seed"],
  goal: { validationLoss: 0.024, mostSteps: 3000 },
  hiddenSize: 1000,
};
