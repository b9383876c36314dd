import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { WrittenLayer } from "@/lib/experiment/schema-layers";
import type { State } from "./state";

/** Pixels along a side of a digit. */
export const SIDE = 14;
export const PIXELS = SIDE * SIDE;
/** Digits in all; a fifth is held back. */
const DIGITS = 2500;
const HIDDEN = [64, 32] as const;

/** Every field that changes the weights of some step. */
export type Settings = Pick<State, "latent" | "network" | "corruption" | "epochs" | "seed">;

export function pickSettings({ latent, network, corruption, epochs, seed }: State): Settings {
  return { latent, network, corruption, epochs, seed };
}

/** From 196 pixels through a code to 196 pixels. */
export function createAutoencoder({ latent, network, corruption, epochs, seed }: Settings): Experiment {
  const isDeep = network === "deep";
  const hide = (widths: readonly number[]): WrittenLayer[] =>
    isDeep ? widths.map((units) => ({ kind: "dense", units, activation: "relu" })) : [];
  return createExperiment({
    data: {
      source: { kind: "digits", side: SIDE, shift: 0 },
      size: DIGITS,
      noise: 0,
      split: { validation: 0.2, test: 0 },
      targets: { kind: "inputs", corruption },
      seed,
    },
    model: {
      layers: [
        { kind: "flatten" },
        ...hide(HIDDEN),
        { kind: "dense", units: latent },
        ...hide([...HIDDEN].reverse()),
        // A pixel lies between 0 and 1, as a sigmoid does.
        { kind: "dense", activation: isDeep ? "sigmoid" : "linear" },
      ],
      initialization: { kind: isDeep ? "he" : "glorot" },
    },
    training: {
      loss: "squaredError",
      learningRate: 0.002,
      batchSize: 32,
      epochs,
      seed,
    },
  });
}

/** Which layer gives the code. */
export const findCodeLayer = ({ model }: Experiment) => (model.layers.length - 1) / 2;
