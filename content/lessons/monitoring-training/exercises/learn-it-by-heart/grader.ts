import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Sixty points with much noise, to be learnt by heart. */
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
    model: { layers: [{ kind: "dense", units: 2, activation: "tanh" }, { kind: "dense" }] },
    training: { learningRate: 0.01, batchSize: 10, epochs: 800 },
  },
  free: [
    "model.layers",
    "model.initialization",
    "training.learningRate",
    "training.optimizer",
    "training.batchSize",
    "training.schedule",
    "training.epochs",
    "training.stop",
    "training.seed",
  ],
  goal: { gap: 0.5, trainAccuracy: 0.85 },
  hiddenSize: 2000,
};
