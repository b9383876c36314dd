import { createExperiment, type Experiment } from "@/lib/experiment/schema";

export interface Subject {
  name: string;
  experiment: Experiment;
}

/** Enough passes that no run ends by itself. */
const epochs = 1_000_000;

/** What is trained on each device: as small as a lesson's first network, as large as its last. */
export const subjects: readonly Subject[] = [
  {
    name: "2-4-2-1 network, batch 10",
    experiment: createExperiment({
      data: { source: { kind: "points", shape: "circle" }, size: 200 },
      model: {
        layers: [
          { kind: "dense", units: 4, activation: "tanh" },
          { kind: "dense", units: 2, activation: "tanh" },
          { kind: "dense" },
        ],
      },
      training: { loss: "sigmoidCrossEntropy", batchSize: 10, epochs },
    }),
  },
  {
    name: "CNN 28x28, 8 and 16 filters, batch 64",
    experiment: createExperiment({
      data: { source: { kind: "bars", side: 28 }, size: 320, split: { validation: 0.05, test: 0.05 } },
      model: {
        layers: [
          { kind: "conv2d", filters: 8, activation: "relu" },
          { kind: "maxPool" },
          { kind: "conv2d", filters: 16, activation: "relu" },
          { kind: "maxPool" },
          { kind: "flatten" },
          { kind: "dense" },
        ],
      },
      training: { batchSize: 64, epochs },
    }),
  },
  {
    name: "LSTM 40 steps, 64 units, batch 32",
    experiment: createExperiment({
      data: {
        source: { kind: "sequences", task: "recall", lag: 38, targets: "last" },
        size: 160,
        split: { validation: 0.1, test: 0.1 },
      },
      model: { layers: [{ kind: "lstm", units: 64, returnSequences: false }, { kind: "dense" }] },
      training: { batchSize: 32, epochs },
    }),
  },
];
