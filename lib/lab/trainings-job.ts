import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Engine, Evaluation } from "@/lib/experiment/engines/engine";
import type { SplitName } from "@/lib/experiment/prepare-data";
import { trainWhole } from "@/lib/experiment/run/train-whole";
import type { Experiment } from "@/lib/experiment/schema";
import { defineJob, type JobContext } from "./job";

/** Experiments trained one after the other, each to its end. */
export interface TrainingsSpec {
  /** Sent back with every frame, so that a page can tell an earlier plan's outcomes from this one's. */
  key: string;
  experiments: readonly Experiment[];
  /** What each finished model is measured on. Other parts of the data are not looked at. */
  parts: readonly SplitName[];
}

/** Measures the model of one finished training on a part that the others are not measured on. */
export interface TrainingsCommand {
  kind: "measure";
  index: number;
  part: SplitName;
}

export type Measures = Partial<Record<SplitName, Evaluation>>;

export interface TrainingOutcome {
  /** False when training ended because its loss was no longer a finite number. */
  isNumber: boolean;
  measures: Measures;
}

export interface TrainingsFrame {
  key: string;
  /** Trainings that are over. */
  step: number;
  /** Theirs, in the order of the experiments. */
  outcomes: TrainingOutcome[];
}

/** A step is a whole training: for searches, and for whatever is averaged over many models. */
export const job = defineJob<TrainingsSpec, TrainingsCommand, TrainingsFrame>({
  device: "any",
  async create({ key, experiments, parts }, context) {
    let outcomes: TrainingOutcome[] = [];

    return {
      async step() {
        const experiment = experiments[outcomes.length];
        if (experiment === undefined) return;
        const outcome = await trainOne(experiment, parts, context);
        if (!context.signal.aborted) outcomes.push(outcome);
      },
      async frame() {
        return { frame: { key, step: outcomes.length, outcomes: [...outcomes] } };
      },
      async command({ index, part }) {
        const experiment = experiments[index];
        const before = outcomes[index];
        if (experiment === undefined || before === undefined || before.measures[part] !== undefined) return;
        // The same Experiment gives the same model, so that none has to be kept.
        const { measures } = await trainOne(experiment, [part], context);
        outcomes[index] = { ...before, measures: { ...before.measures, ...measures } };
      },
      save: () => Promise.resolve([...outcomes]),
      async restore(saved: TrainingOutcome[]) {
        outcomes = [...saved];
      },
      done: () => outcomes.length >= experiments.length,
      position: () => outcomes.length,
      dispose: () => undefined,
    };
  },
});

async function trainOne(
  experiment: Experiment,
  parts: readonly SplitName[],
  { tf, signal }: JobContext,
): Promise<TrainingOutcome> {
  const engine = await createEngine(experiment, tf);
  try {
    const isNumber = await trainWhole(engine, experiment, signal);
    return { isNumber, measures: await measure(engine, parts) };
  } finally {
    engine.dispose();
  }
}

async function measure(engine: Engine, parts: readonly SplitName[]): Promise<Measures> {
  const measures: Measures = {};
  for (const part of parts) measures[part] = await engine.evaluate(part);
  return measures;
}
