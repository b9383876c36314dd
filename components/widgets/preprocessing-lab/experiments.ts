import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import { fitPreprocessing } from "@/lib/experiment/preprocessing";
import type { DataSpec } from "@/lib/experiment/schema-data";
import { type Cloud, makeCloud, round } from "./cloud";
import { type Descent, foreseeDescent } from "./descent";
import type { State } from "./state";

type Mode = DataSpec["preprocessing"];

/** The four ways in which the same model is given the same points, in the order of their curves. */
export const modes = ["none", "center", "normalize", "whiten"] as const satisfies readonly Mode[];

export const modeNames: Record<(typeof modes)[number], string> = {
  none: "raw",
  center: "centred",
  normalize: "normalised",
  whiten: "whitened",
};

/** A run's loss counts as low when it is within this of the least possible; answering 0 to everything has 1. */
export const NEAR = 0.01;

export interface Plan {
  cloud: Cloud;
  experiments: Experiment[];
  /** What theory says of each, for a linear neuron. */
  descents: Descent[];
}

/** The four runs: the same points, first weights and steps; all points are one batch. */
export function planRuns(state: State): Plan {
  const cloud = makeCloud(state);
  const descents = modes.map((mode) =>
    foreseeDescent(fitPreprocessing(cloud.inputs, 2, mode)(cloud.inputs), cloud.targets),
  );
  const isLinear = state.model === "linear";
  const experiments = modes.map((preprocessing, index) =>
    createExperiment({
      data: {
        source: {
          kind: "table",
          classes: null,
          inputs: Array.from(cloud.inputs, round),
          targets: Array.from(cloud.targets, round),
        },
        split: { validation: 0, test: 0 },
        preprocessing,
        seed: state.seed,
      },
      model: {
        layers: [
          ...(isLinear ? [] : [{ kind: "dense" as const, units: 8, activation: "tanh" as const }]),
          { kind: "dense" },
        ],
        // A linear neuron may begin at zero: all four then have the same loss before the first step.
        initialization: { kind: isLinear ? "zeros" : "glorot" },
      },
      training: {
        loss: "squaredError",
        optimizer: { kind: "sgd" },
        learningRate: pickRate(state, descents[index]),
        batchSize: state.points,
        epochs: state.steps,
        seed: state.seed,
      },
    }),
  );
  return { cloud, experiments, descents };
}

function pickRate({ model, rates, learningRate }: State, descent: Descent | undefined): number {
  return model === "linear" && rates === "own" && descent !== undefined ? descent.bestRate : learningRate;
}
