import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";

/** A hundred and twenty-eight neurons for as many points, none to be taken away. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: {
    data: {
      source: { kind: "points", shape: "moons" },
      size: 240,
      noise: 0.25,
      split: { validation: 0.5, test: 0 },
      seed: 5,
    },
    model: {
      layers: [
        { kind: "dense", units: 64, activation: "relu" },
        { kind: "dense", units: 64, activation: "relu" },
        { kind: "dense" },
      ],
    },
    training: { learningRate: 0.003, batchSize: 10, epochs: 84 },
  },
  free: ["model.layers", "training.seed"],
  goal: { validationAccuracy: 0.78, mostGap: 0.35, leastNeurons: 128, leastSteps: 1008 },
  hiddenSize: 2000,
};
