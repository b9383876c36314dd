import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { Weights } from "@/lib/experiment/initialize";
import type { WrittenLayer } from "@/lib/experiment/schema-layers";
import type { State } from "./state";

export const cells = ["rnn", "lstm", "gru"] as const;
export type Cell = (typeof cells)[number];

export const BATCH_SIZE = 32;
/** Sequences trained on, and as many held back. */
const SEQUENCES = 512;

/** What is trained: every field that changes the weights of some step. */
export type Spec = Omit<State, "moment">;

export function pickSpec({ moment: _, ...spec }: State): Spec {
  return spec;
}

/** One recurrent layer whose last state is asked which of four letters came first. */
export function createTraining(cell: Cell, spec: Spec): Experiment {
  const shared = { units: spec.units, returnSequences: false };
  const layers: Record<Cell, WrittenLayer> = {
    rnn: { kind: "rnn", ...shared, recurrentInitialization: { kind: "orthogonal", gain: spec.radius } },
    lstm: { kind: "lstm", ...shared, forgetBias: spec.keepBias },
    gru: { kind: "gru", ...shared },
  };
  return createExperiment({
    data: {
      source: { kind: "sequences", task: "recall", lag: spec.lag, targets: "last" },
      size: 2 * SEQUENCES,
      split: { validation: 0.5, test: 0 },
      seed: spec.seed,
    },
    model: { layers: [layers[cell], { kind: "dense" }], initialization: { kind: "glorot" } },
    training: {
      optimizer: { kind: spec.optimizer },
      learningRate: spec.learningRate,
      regularization: { clipNorm: spec.isClipped ? 1 : null },
      batchSize: BATCH_SIZE,
      seed: spec.seed,
    },
  });
}

/** The GRU's biases with those of its update gate, its first, set: the schema has a bias for the LSTM's alone. */
export function setUpdateBias(weights: Weights, { units, keepBias }: Spec): Weights {
  return weights
    .filter(({ name }) => name === "0/bias")
    .map((weight) => ({ ...weight, values: weight.values.slice().fill(keepBias, 0, units) }));
}
