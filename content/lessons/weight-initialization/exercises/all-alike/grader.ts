import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Eight neurons that begin alike and so remain one. */
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
      layers: [{ kind: "dense", units: 8, activation: "tanh" }, { kind: "dense" }],
      initialization: { kind: "constant", value: 0.1 },
    },
    training: { learningRate: 0.03, batchSize: 10, epochs: 40 },
  },
  free: ["model.initialization", "training.seed"],
  goal: { validationAccuracy: 0.95, mostSteps: 1200 },
  hiddenSize: 1000,
};
