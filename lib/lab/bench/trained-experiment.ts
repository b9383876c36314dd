import { createExperiment, type Experiment } from "@/lib/experiment/schema";

export const batchSize = 64;

/** A network of two hidden layers of `size` neurons, 64 numbers in and 10 classes out. */
export function createTrainedExperiment(size: number): Experiment {
  return createExperiment({
    data: {
      source: { kind: "teacher", features: 64, hidden: 16, outputs: 10, task: "classification" },
      size: 4 * batchSize,
      split: { validation: 0, test: 0 },
    },
    model: {
      layers: [
        { kind: "dense", units: size, activation: "relu" },
        { kind: "dense", units: size, activation: "relu" },
        { kind: "dense" },
      ],
    },
    training: { batchSize, optimizer: { kind: "sgd" }, learningRate: 0.01, epochs: 1_000_000 },
  });
}
