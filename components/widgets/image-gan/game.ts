import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { WrittenSimpleLayer } from "@/lib/experiment/schema-layers";
import type { GanSpec } from "@/lib/experiment/schema-procedure";
import { SIDE } from "./counts";
import { digitSets, type State } from "./state";

export const BATCH_SIZE = 32;
/** As in Radford, Metz and Chintala 2016, section 4: with Adam's usual 0.9 two players oscillate. */
export const BETA1 = 0.5;
/** Units of the hidden layers. */
export const HIDDEN = { generator: [64, 128], discriminator: [64, 32] } as const;
/** Digits in all; a tenth is never shown to the discriminator. */
const DIGITS = 2200;
const HELD_BACK = 1 / 11;

/** Every field that changes the weights of some round. */
export type Settings = Pick<State, "digits" | "latent" | "discriminatorRate" | "generatorRate" | "seed">;
export type Steps = GanSpec["steps"];

export function pickSettings({ digits, latent, discriminatorRate, generatorRate, seed }: State): Settings {
  return { digits, latent, discriminatorRate, generatorRate, seed };
}

export const pickSteps = ({ discriminatorSteps, generatorSteps }: State): Steps => ({
  discriminator: discriminatorSteps,
  generator: generatorSteps,
});

/** Two dense networks that play for pictures of 14 by 14 pixels. */
export function createGame(settings: Settings, steps: Steps): Experiment {
  const hide = (widths: readonly number[], activation: "relu" | "leakyRelu"): WrittenSimpleLayer[] =>
    widths.map((units) => ({ kind: "dense", units, activation }));
  return createExperiment({
    data: {
      source: { kind: "digits", digits: [...digitSets[settings.digits]], side: SIDE, shift: 0 },
      size: DIGITS,
      noise: 0,
      split: { validation: HELD_BACK, test: 0 },
      seed: settings.seed,
    },
    model: {
      // Ink lies between 0 and 1, as a sigmoid does.
      layers: [...hide(HIDDEN.generator, "relu"), { kind: "dense", activation: "sigmoid" }],
      initialization: { kind: "he" },
    },
    training: {
      procedure: {
        kind: "gan",
        latent: settings.latent,
        discriminator: {
          layers: [...hide(HIDDEN.discriminator, "leakyRelu"), { kind: "dense", units: 1 }],
          learningRate: settings.discriminatorRate,
        },
        steps,
      },
      optimizer: { kind: "adam", beta1: BETA1 },
      learningRate: settings.generatorRate,
      batchSize: BATCH_SIZE,
      seed: settings.seed,
    },
  });
}
