import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { WrittenLayer } from "@/lib/experiment/schema-layers";
import type { State } from "./state";

/** New head on frozen layers; the same, all of it trained on; nothing taken over. */
export const ways = ["head", "tuned", "scratch"] as const;
export type Way = (typeof ways)[number];

/** Examples of each of the digits 5 to 9. */
export const sizes = [1, 2, 5, 10, 20, 50, 100] as const;

/** Digits that each network is asked after training. */
export const TESTED = 500;
export const BATCH_SIZE = 25;
/** Of every training on 5 to 9, however few examples it has. */
export const STEPS = 200;
/** Passes of the first network over its examples. */
export const FIRST_EPOCHS = 5;

const classes = 5;

/** One training on the digits 5 to 9. */
export interface Trial {
  way: Way;
  size: number;
  seed: number;
}

/** All of a state, seed by seed, so that every point of the curves is there after the first. */
export function listTrials({ seed, seeds }: State): Trial[] {
  return Array.from({ length: seeds }, (_, i) => seed + i).flatMap((own) =>
    sizes.flatMap((size) => ways.map((way) => ({ way, size, seed: own }))),
  );
}

/** Two convolutions and a head; as many of the first as are taken over may be frozen. */
export function listLayers(frozen: number): WrittenLayer[] {
  return [
    { kind: "conv2d", filters: 16, kernel: 5, padding: "same", activation: "relu", frozen: frozen >= 1 },
    { kind: "maxPool" },
    { kind: "conv2d", filters: 32, padding: "same", activation: "relu", frozen: frozen >= 2 },
    { kind: "maxPool" },
    { kind: "flatten" },
    { kind: "dense" },
  ];
}

export function createTrial(state: State, { way, size, seed }: Trial): Experiment {
  const { shift, firstExamples, taken } = state;
  const examples = classes * size;
  const stepsPerEpoch = Math.max(1, Math.floor(examples / BATCH_SIZE));
  const digits = { kind: "digits", side: 14, shift } as const;
  return createExperiment({
    data: {
      source: { ...digits, digits: [5, 6, 7, 8, 9], isStratified: true },
      size: examples + TESTED,
      // A little more than the share, which rounding would else make one too few.
      split: { validation: 0, test: (TESTED + 1e-6) / (examples + TESTED) },
      seed,
    },
    model: { layers: listLayers(way === "head" ? taken : 0), initialization: { kind: "he" } },
    training: {
      procedure:
        way === "scratch"
          ? { kind: "fit" }
          : {
              kind: "transfer",
              source: { ...digits, digits: [0, 1, 2, 3, 4] },
              size: firstExamples,
              epochs: FIRST_EPOCHS,
              layers: 2 * taken,
            },
      learningRate: 0.01,
      batchSize: BATCH_SIZE,
      epochs: Math.ceil(STEPS / stepsPerEpoch),
      seed,
    },
  });
}
