import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Engine, Evaluation } from "@/lib/experiment/engines/engine";
import { findFirstTask, rememberWeights } from "@/lib/experiment/engines/tfjs/procedures/transfer";
import type { SplitName } from "@/lib/experiment/prepare-data";
import { trainInPieces, type TrainingProgress } from "@/lib/experiment/run/train-whole";
import type { Experiment } from "@/lib/experiment/schema";
import type { JobContext } from "./job";

export type Measures = Partial<Record<SplitName, Evaluation>>;

export interface TrainingOutcome {
  /** False when training ended because its loss was no longer a finite number. */
  isNumber: boolean;
  measures: Measures;
}

export interface WholeProgress extends TrainingProgress {
  /** Whether it is the network that learns the first task of a transfer, from which the training will start. */
  isFirstTask: boolean;
}

/** Milliseconds of training after which the page gets its turn. */
const pieceLength = 20;

/** An Experiment trained to its end, piece by piece. */
export interface WholeTraining {
  /** Null before the first piece. */
  readonly progress: WholeProgress | null;
  /** One piece; the outcome with the last. @throws ExperimentError when the Experiment is impossible */
  advance(): Promise<TrainingOutcome | null>;
  dispose(): void;
}

/** @param parts what the finished model is measured on */
export function createWholeTraining(
  experiment: Experiment,
  parts: readonly SplitName[],
  getTf: JobContext["tf"],
): WholeTraining {
  let engine: Engine | null = null;
  let progress: WholeProgress | null = null;
  const work = trainAndMeasure();

  async function* train(task: Experiment, isFirstTask: boolean) {
    const own = (engine = await createEngine(task, getTf));
    const pieces = trainInPieces(own, task, pieceLength);
    let piece = await pieces.next();
    for (; !piece.done; piece = await pieces.next()) {
      progress = { ...piece.value, isFirstTask };
      yield;
    }
    return { engine: own, isNumber: piece.value };
  }

  async function* trainAndMeasure(): AsyncGenerator<undefined, TrainingOutcome> {
    const first = findFirstTask(experiment);
    if (first !== null) {
      const learnt = yield* train(first, true);
      rememberWeights(first, Promise.resolve(await learnt.engine.readWeights()));
      dispose();
    }
    const trained = yield* train(experiment, false);
    const measures: Measures = {};
    for (const part of parts) measures[part] = await trained.engine.evaluate(part);
    dispose();
    return { isNumber: trained.isNumber, measures };
  }

  function dispose(): void {
    engine?.dispose();
    engine = null;
  }

  return {
    get progress() {
      return progress;
    },
    async advance() {
      const { done, value } = await work.next();
      return done ? value : null;
    },
    dispose,
  };
}
