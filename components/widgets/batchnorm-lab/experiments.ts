import { createExperiment, type Experiment, type ExperimentInput } from "@/lib/experiment/schema";
import type { State } from "./state";

/** Points in all, a fifth of them held back; units of a hidden layer; steps of a run. */
export const POINTS = 500;
export const WIDTH = 16;
export const RUN_STEPS = 800;

export type NetworkSpec = Pick<
  State,
  "shape" | "depth" | "gain" | "learningRate" | "batchSize" | "epsilon" | "momentum" | "seed"
>;

/**
 * A deep ReLU network without batch normalization and the same with it. In the first, a linear activation stands where
 * the second normalises: so all weights have the same names in both, and with them the same first values.
 */
export function createPair(spec: NetworkSpec): [without: Experiment, with_: Experiment] {
  return [createNetwork(spec, false), createNetwork(spec, true)];
}

export function createNetwork(spec: NetworkSpec, hasBatchNorm: boolean): Experiment {
  const { shape, depth, gain, learningRate, batchSize, epsilon, momentum, seed } = spec;
  const between = hasBatchNorm
    ? ({ kind: "batchNorm", epsilon, momentum } as const)
    : ({ kind: "activation", activation: "linear" } as const);
  const hidden = Array.from({ length: depth }, () => [
    { kind: "dense", units: WIDTH } as const,
    between,
    { kind: "activation", activation: "relu" } as const,
  ]).flat();
  const data: ExperimentInput["data"] = {
    source: { kind: "points", shape, classes: 2 },
    size: POINTS,
    noise: 0.05,
    split: { validation: 0.2, test: 0 },
  };
  const stepsPerEpoch = Math.floor((POINTS * 0.8) / batchSize);
  return createExperiment({
    data,
    model: { layers: [...hidden, { kind: "dense" }], initialization: { kind: "he", gain } },
    training: {
      optimizer: { kind: "sgd" },
      learningRate,
      batchSize,
      epochs: Math.ceil(RUN_STEPS / stepsPerEpoch),
      seed,
    },
  });
}
