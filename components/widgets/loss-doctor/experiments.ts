import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { State } from "./state";

/** Points kept for validation, whatever is trained on: enough for a smooth curve. */
export const HELD_BACK = 200;

/** The loss of answering "half, half" to everything: two classes, equally many. */
export const CHANCE = Math.log(2);

type Settings = Omit<State, "mode" | "measure">;

/** The state's data and network, to be trained in one way. */
function makeRun(
  state: Settings,
  training: { learningRate: number; batchSize: number; epochs: number; patience?: number | null },
): Experiment {
  const { shape, examples, noise, layers, units, activation, optimizer, seed } = state;
  const { patience = null, ...rest } = training;
  const size = examples + HELD_BACK;
  return createExperiment({
    data: {
      source: { kind: "points", shape },
      size,
      noise,
      // Half a point more, so that rounding down leaves whole HELD_BACK.
      split: { validation: (HELD_BACK + 0.5) / size, test: 0 },
      seed,
    },
    model: {
      layers: [
        ...Array.from({ length: layers }, () => ({ kind: "dense" as const, units, activation })),
        { kind: "dense" },
      ],
    },
    training: { ...rest, stop: { patience }, optimizer: { kind: optimizer }, seed },
  });
}

/** Four runs from the same first weights over the same batches: only the learning rate differs. */
export function makeRateRuns(state: Settings): Experiment[] {
  const { batchSize, epochs } = state;
  return state.rates.map((learningRate) => makeRun(state, { learningRate, batchSize, epochs }));
}

/** Three runs of equally many steps: only the batch size differs. */
export function makeBatchRuns(state: Settings): Experiment[] {
  // Steps are counted by the job; epochs must only be more than enough.
  return state.batchSizes.map((batchSize) =>
    makeRun(state, { learningRate: state.batchRate, batchSize, epochs: 1_000_000 }),
  );
}

export function makeSingleRun(state: Settings): Experiment {
  const { runRate, batchSize, epochs, patience } = state;
  return makeRun(state, { learningRate: runRate, batchSize, epochs, patience });
}

/** The Experiment that "Show code" prints: the first of those in view that a reader would keep. */
export function pickPrinted(state: State): Experiment {
  const of = { rates: makeRateRuns(state)[1], batches: makeBatchRuns(state)[1], run: undefined }[state.mode];
  const experiment = of ?? makeSingleRun(state);
  if (state.mode !== "batches") return experiment;
  const perEpoch = Math.max(1, Math.floor(state.examples / experiment.training.batchSize));
  const epochs = Math.ceil(state.steps / perEpoch);
  return { ...experiment, training: { ...experiment.training, epochs } };
}
