import type { CellName } from "./cells";
import { listTrials, makeExperiment } from "./experiment";
import { comparePreprocessing, countModel, countParts, measureBaselines, showData } from "./look-at-data";
import { attackModel, monitor, openTest, saveModel } from "./look-at-model";
import type { Memory, Model } from "./memory";
import type { Findings, Trial } from "./outputs";
import type { State } from "./state";
import { trainModel, type TrainingProgress } from "./train-model";

/** How far a cell is, and what it has found so far. */
export interface CellProgress<N extends CellName = CellName> {
  done: number;
  of: number;
  found?: Findings[N];
}

type CellRun<N extends CellName> = AsyncGenerator<CellProgress<N>, Findings[N]>;

/** Goes through a training with words of its own for each piece; broken off, it breaks the training off. */
async function* follow<Piece>(
  training: AsyncGenerator<TrainingProgress, Model>,
  describe: (progress: TrainingProgress) => Piece,
): AsyncGenerator<Piece, Model> {
  try {
    for (;;) {
      const next = await training.next();
      if (next.done === true) return next.value;
      yield describe(next.value);
    }
  } finally {
    await training.return({} as never);
  }
}

async function* train(memory: Memory, state: State): CellRun<"train"> {
  const training = trainModel(memory, makeExperiment(state));
  const model = yield* follow(training, ({ step, steps, points }) => ({
    done: step,
    of: steps,
    found: { points, steps },
  }));
  memory.keepTrained(model);
  return { points: model.points, steps: model.engine.step };
}

/** The index of the trial with the highest validation accuracy, the first of those that share it. */
export function chooseTrial(trials: readonly Trial[]): number {
  const accuracy = ({ validation }: Trial) => validation.accuracy ?? 0;
  return trials.reduce((best, trial, i) => (accuracy(trial) > accuracy(trials[best]!) ? i : best), 0);
}

/** Trains the other settings beside those of the cells, and keeps the best on the validation digits. */
async function* tune(memory: Memory, state: State): CellRun<"tune"> {
  const settings = listTrials(state);
  const trials: Trial[] = [];
  let found: Findings["tune"] = { trials, chosen: 0 };
  for (const [index, setting] of settings.entries()) {
    const model =
      index === 0
        ? memory.getTrained()
        : yield* follow(trainModel(memory, makeExperiment(state, setting)), ({ step, steps }) => ({
            done: index - 1 + step / steps,
            of: settings.length - 1,
            found,
          }));
    const { train: trained, validation } = model.points.at(-1)!;
    trials.push({ ...setting, train: trained, validation });
    const chosen = chooseTrial(trials);
    if (chosen === index) memory.keepChosen(model);
    else model.engine.dispose();
    found = { trials: [...trials], chosen };
  }
  return found;
}

// eslint-disable-next-line require-yield
async function* atOnce<N extends CellName>(find: () => Findings[N] | Promise<Findings[N]>): CellRun<N> {
  return await find();
}

const runs: { [N in CellName]: (memory: Memory, state: State) => CellRun<N> } = {
  question: (_, { goal }) => atOnce<"question">(() => ({ goal })),
  data: (memory, state) => atOnce<"data">(() => showData(memory, state)),
  split: (memory, state) => atOnce<"split">(() => countParts(memory, state)),
  preprocess: (memory, state) => atOnce<"preprocess">(() => comparePreprocessing(memory, state)),
  baseline: (memory, state) => atOnce<"baseline">(() => measureBaselines(memory, state)),
  model: (memory, state) => atOnce<"model">(() => countModel(memory, state)),
  train,
  monitor: (memory) => atOnce<"monitor">(() => monitor(memory)),
  tune,
  test: (memory) => atOnce<"test">(() => openTest(memory)),
  save: (memory) => atOnce<"save">(() => saveModel(memory)),
  attack: (memory, state) => atOnce<"attack">(() => attackModel(memory, state)),
};

/** One cell, to be run piece by piece; `return()` breaks it off. */
export function runCell(cell: CellName, memory: Memory, state: State): CellRun<CellName> {
  return runs[cell](memory, state);
}
