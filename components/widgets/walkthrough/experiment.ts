import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { WrittenLayer } from "@/lib/experiment/schema-layers";
import type { State } from "./state";

/** Pixels along a side of a digit. */
export const SIDE = 14;
export const CLASSES = 10;
export const BATCH_SIZE = 32;

/** What tuning varies. */
export interface Settings {
  rate: number;
  filters: number;
}

export function listLayers(filters: number): WrittenLayer[] {
  return [
    { kind: "conv2d", filters, padding: "same", activation: "relu" },
    { kind: "maxPool" },
    { kind: "conv2d", filters: 2 * filters, padding: "same", activation: "relu" },
    { kind: "maxPool" },
    { kind: "flatten" },
    { kind: "dense" },
  ];
}

/** Digits of each part. The remainders stay with training. */
export function countDigits({ size, held }: Pick<State, "size" | "held">) {
  // A little more than the share, which rounding would else make one too few.
  const apart = Math.floor(size * (held + 1e-6));
  return { train: size - 2 * apart, validation: apart, test: apart };
}

/** The whole experiment as one value, with the settings of the cells or with those of a trial. */
export function makeExperiment(state: State, { rate, filters }: Settings = state): Experiment {
  const { size, shift, seed, held, preprocessing, epochs } = state;
  const share = held + 1e-6;
  return createExperiment({
    data: {
      source: { kind: "digits", side: SIDE, shift, isStratified: true },
      size,
      split: { validation: share, test: share },
      preprocessing,
      seed,
    },
    model: { layers: listLayers(filters), initialization: { kind: "he" } },
    training: { learningRate: rate, batchSize: BATCH_SIZE, epochs, seed },
  });
}

/** Four settings: those of the cells, a third of the rate, twice the filters, both. */
export function listTrials({ rate, filters }: Settings): Settings[] {
  const slower = Number((rate / 3).toPrecision(2));
  return [
    { rate, filters },
    { rate: slower, filters },
    { rate, filters: 2 * filters },
    { rate: slower, filters: 2 * filters },
  ];
}
