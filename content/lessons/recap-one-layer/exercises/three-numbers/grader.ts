import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** A tilted plane is one neuron: two weights and a bias. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "surface", shape: "plane" },
      size: 400,
      noise: 0.1,
      split: { validation: 0.25, test: 0 },
      seed: 3,
    },
    model: { layers: [{ kind: "dense", units: 8, activation: "tanh" }, { kind: "dense" }] },
    training: { loss: "squaredError", learningRate: 0.02, batchSize: 10, epochs: 20 },
  },
  free: [
    "data.features",
    "model.layers",
    "training.learningRate",
    "training.optimizer",
    "training.batchSize",
    "training.schedule",
    "training.epochs",
    "training.stop",
    "training.seed",
  ],
  goal: { validationLoss: 0.016, mostParameters: 3 },
  hiddenSize: 1000,
};
