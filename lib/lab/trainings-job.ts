import type { SplitName } from "@/lib/experiment/prepare-data";
import type { Experiment } from "@/lib/experiment/schema";
import { defineJob } from "./job";
import {
  createWholeTraining,
  type TrainingOutcome,
  type WholeProgress,
  type WholeTraining,
} from "./whole-training";

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

export interface TrainingsFrame {
  key: string;
  /** Trainings that are over. */
  step: number;
  /** Theirs, in the order of the experiments. */
  outcomes: TrainingOutcome[];
  /** How far the one is that is not; null between two. */
  progress: WholeProgress | null;
}

/** A step is a whole training: for searches, and for whatever is averaged over many models. */
export const job = defineJob<TrainingsSpec, TrainingsCommand, TrainingsFrame>({
  device: "any",
  async create({ key, experiments, parts }, { tf }) {
    let outcomes: TrainingOutcome[] = [];
    let current: WholeTraining | null = null;

    return {
      async step() {
        const experiment = experiments[outcomes.length];
        if (experiment === undefined) return;
        current ??= createWholeTraining(experiment, parts, tf);
        const outcome = await current.advance();
        if (outcome === null) return;
        outcomes.push(outcome);
        current = null;
      },
      isMidStep: () => current !== null,
      async frame() {
        const progress = current?.progress ?? null;
        return { frame: { key, step: outcomes.length, outcomes: [...outcomes], progress } };
      },
      async command({ index, part }) {
        const experiment = experiments[index];
        const before = outcomes[index];
        if (experiment === undefined || before === undefined || before.measures[part] !== undefined) return;
        // The same Experiment gives the same model, so that none has to be kept.
        const again = createWholeTraining(experiment, [part], tf);
        try {
          let outcome = await again.advance();
          while (outcome === null) outcome = await again.advance();
          outcomes[index] = { ...before, measures: { ...before.measures, ...outcome.measures } };
        } finally {
          again.dispose();
        }
      },
      save: () => Promise.resolve([...outcomes]),
      async restore(saved: TrainingOutcome[]) {
        outcomes = [...saved];
      },
      done: () => outcomes.length >= experiments.length,
      position: () => outcomes.length,
      dispose: () => current?.dispose(),
    };
  },
});
