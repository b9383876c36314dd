import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** The pattern with a hidden dense layer, which holds nearly all of its parameters. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  // The network builder's own task, in all but what is free.
  given: {
    data: { source: { kind: "digits" }, size: 3000, split: { validation: 0.2, test: 0 }, seed: 1 },
    model: {
      layers: [
        { kind: "conv2d", filters: 8, padding: "same", activation: "relu" },
        { kind: "maxPool" },
        { kind: "conv2d", filters: 16, padding: "same", activation: "relu" },
        { kind: "maxPool" },
        { kind: "flatten" },
        { kind: "dense", units: 32, activation: "relu" },
        { kind: "dense" },
      ],
      initialization: { kind: "he" },
    },
    training: { loss: "softmaxCrossEntropy", learningRate: 0.003, batchSize: 32, epochs: 6 },
  },
  free: ["model.layers", "training.learningRate", "training.seed", "data.seed"],
  goal: { validationAccuracy: 0.93, mostParameters: 10000 },
  hiddenSize: 1000,
};
