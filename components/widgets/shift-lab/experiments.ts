import { inferExperiment } from "@/lib/experiment/infer";
import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { WrittenLayer } from "@/lib/experiment/schema-layers";
import type { State } from "./state";

/** Layers that two of the networks share, weight for weight in number: 28x28x1 to 7x7x32. */
const convolutions: readonly WrittenLayer[] = [
  { kind: "conv2d", filters: 8, kernel: 5, padding: "same", activation: "relu" },
  { kind: "maxPool" },
  { kind: "conv2d", filters: 16, kernel: 5, padding: "same", activation: "relu" },
  { kind: "maxPool" },
  { kind: "conv2d", filters: 32, kernel: 3, padding: "same", activation: "relu" },
];

export interface Contender {
  name: string;
  /** What it is made of, in words. */
  layers: string;
  written: readonly WrittenLayer[];
}

export const contenders: readonly Contender[] = [
  {
    name: "dense",
    layers: "one hidden layer of 32",
    written: [{ kind: "flatten" }, { kind: "dense", units: 32, activation: "relu" }, { kind: "dense" }],
  },
  {
    name: "conv, dense head",
    layers: "3 convolutions, flatten, dense",
    written: [...convolutions, { kind: "flatten" }, { kind: "dense" }],
  },
  {
    name: "conv, global pool",
    layers: "the same 3, global average, dense",
    written: [...convolutions, { kind: "globalAveragePool" }, { kind: "dense" }],
  },
];

type Settings = Pick<State, "trainingShift" | "examples" | "steps" | "seed">;

/** Three networks trained alike on the same digits. What they are tested on is made apart: see `makeHeldOut`. */
export function makeExperiments({ trainingShift, examples, steps, seed }: Settings): Experiment[] {
  return contenders.map(({ written }) =>
    createExperiment({
      data: {
        source: { kind: "digits", shift: trainingShift },
        size: examples,
        split: { validation: 0, test: 0 },
        seed,
      },
      model: { layers: [...written], initialization: { kind: "he" } },
      training: {
        learningRate: 0.005,
        batchSize: 32,
        epochs: Math.ceil(steps / Math.max(1, Math.floor(examples / 32))),
        seed,
      },
    }),
  );
}

export function countParameters(experiment: Experiment): number {
  return inferExperiment(experiment).parameters;
}
