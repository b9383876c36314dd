import { createExperiment, type Experiment } from "@/lib/experiment/schema";

export const FEWEST_NEURONS = 1;
export const MOST_NEURONS = 8;

/** A disc of one class within a ring of the other, and one hidden layer to tell them apart. */
export function createFenceExperiment(neurons: number): Experiment {
  return createExperiment({
    data: { source: { kind: "points", shape: "circle" }, size: 400, noise: 0.04, seed: 3 },
    model: { layers: [{ kind: "dense", units: neurons, activation: "tanh" }, { kind: "dense" }] },
    training: { learningRate: 0.03, batchSize: 32, epochs: 400, seed: 5 },
  });
}
