import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** Digits, read by a network whose dense layer is left with little to read. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  // The network builder's own task, in all but what is free.
  given: {
    data: { source: { kind: "digits" }, size: 3000, split: { validation: 0.2, test: 0 }, seed: 1 },
    model: {
      layers: [
        { kind: "conv2d", filters: 8, padding: "same", activation: "relu" },
        { kind: "maxPool" },
        { kind: "flatten" },
        { kind: "dense" },
      ],
      initialization: { kind: "he" },
    },
    training: { loss: "softmaxCrossEntropy", learningRate: 0.003, batchSize: 32, epochs: 6 },
  },
  free: ["model.layers", "training.learningRate", "training.seed", "data.seed"],
  goal: { validationAccuracy: 0.9, mostParameters: 2000 },
  hiddenSize: 1000,
};
