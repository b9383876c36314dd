import { createExperiment, type Experiment, type ExperimentInput } from "@/lib/experiment/schema";
import type { GanSpec } from "@/lib/experiment/schema-procedure";
import type { WrittenSimpleLayer } from "@/lib/experiment/schema-layers";
import type { State } from "./state";

export const BATCH_SIZE = 64;
/** Examples of every target but the painted one. */
const SIZE = 2048;
/** Standard deviation of each cluster of the ring and the grid. */
export const SPREAD = 0.07;
/** As in Radford, Metz and Chintala 2016, section 4: with Adam's usual 0.9 two players oscillate. */
export const BETA1 = 0.5;

/** What a game is begun with: every field that changes its weights. */
export type Settings = Omit<State, "discriminatorSteps" | "generatorSteps" | "learns">;
export type Steps = GanSpec["steps"];

export function pickSettings(state: State): Settings {
  const { discriminatorSteps: _d, generatorSteps: _g, learns: _l, painted, ...settings } = state;
  // What was painted does not matter to other targets.
  return { ...settings, painted: state.target === "painted" ? painted : [] };
}

export function pickSteps({ discriminatorSteps, generatorSteps, learns }: State): Steps {
  return {
    discriminator: learns === "generator" ? 0 : discriminatorSteps,
    generator: learns === "discriminator" ? 0 : generatorSteps,
  };
}

function describeTarget({ target, painted, seed }: Settings): ExperimentInput["data"] {
  const common = { size: SIZE, split: { validation: 0, test: 0 }, seed };
  switch (target) {
    case "ring":
    case "grid":
      return {
        source: { kind: "mixture", arrangement: target, components: target === "ring" ? 8 : 9 },
        noise: SPREAD,
        ...common,
      };
    case "painted":
      return {
        source: {
          kind: "table",
          classes: null,
          inputs: painted,
          targets: Array.from({ length: painted.length / 2 }, () => 0),
        },
        ...common,
      };
    default:
      return { source: { kind: "points", shape: target }, noise: 0.03, ...common };
  }
}

/** Two networks of two hidden layers each. */
export function createGame(settings: Settings, steps: Steps): Experiment {
  const hide = (activation: "relu" | "leakyRelu"): WrittenSimpleLayer[] =>
    Array.from({ length: 2 }, () => ({ kind: "dense", units: settings.units, activation }));
  return createExperiment({
    data: describeTarget(settings),
    model: { layers: [...hide("relu"), { kind: "dense" }], initialization: { kind: "he" } },
    training: {
      procedure: {
        kind: "gan",
        latent: settings.latent,
        discriminator: {
          layers: [...hide("leakyRelu"), { kind: "dense", units: 1 }],
          learningRate: settings.discriminatorRate,
        },
        steps,
        loss: settings.loss,
      },
      optimizer: { kind: "adam", beta1: BETA1 },
      learningRate: settings.generatorRate,
      batchSize: BATCH_SIZE,
      seed: settings.seed,
    },
  });
}
