import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Engine, EngineState } from "@/lib/experiment/engines/engine";
import type { Experiment } from "@/lib/experiment/schema";
import { defineJob } from "@/lib/lab/job";

export interface BatchesSpec {
  /** Trained in step; what they share is up to the caller. */
  experiments: readonly Experiment[];
  /** Steps of each. */
  steps: number;
}

/** One run, step by step: at index i what belongs to step i + 1. */
export interface BatchRun {
  /** Loss of the batch that the step was made on, before the step. */
  batch: Float32Array;
  /** Loss over all training examples, after the step. */
  whole: Float32Array;
  /** Training examples that a step looks at. */
  batchSize: number;
}

export interface BatchesFrame {
  step: number;
  /** Over all training examples, before the first step. */
  start: number[];
  runs: BatchRun[];
}

interface RunState {
  engine: EngineState;
  start: number;
  batch: Float32Array;
  whole: Float32Array;
}

/**
 * Trains several Experiments in step and keeps the loss of every single batch. The comparison job measures its runs once
 * an epoch, over all training examples, which is just what takes the noise of the batches away.
 */
export const job = defineJob<BatchesSpec, never, BatchesFrame>({
  device: "any",
  async create({ experiments, steps }, context) {
    const engines: Engine[] = [];
    try {
      for (const experiment of experiments) engines.push(await createEngine(experiment, context.tf));
    } catch (error) {
      for (const engine of engines) engine.dispose();
      throw error;
    }
    const runs = engines.map(() => ({ batch: new Float32Array(steps), whole: new Float32Array(steps) }));
    const start: number[] = [];
    for (const engine of engines) start.push((await engine.evaluate("train")).loss);
    const position = () => engines[0]?.step ?? 0;

    return {
      async step() {
        const at = position();
        if (at >= steps) return;
        for (const [index, engine] of engines.entries()) {
          engine.trainStep();
          runs[index]!.batch[at] = await engine.readLoss();
          runs[index]!.whole[at] = (await engine.evaluate("train")).loss;
        }
      },
      async frame() {
        const step = position();
        const shown = runs.map(({ batch, whole }, index) => ({
          batch: batch.slice(0, step),
          whole: whole.slice(0, step),
          batchSize: countBatch(engines[index]!, experiments[index]!),
        }));
        const transfer = shown.flatMap(({ batch, whole }) => [batch.buffer, whole.buffer]);
        return { frame: { step, start, runs: shown }, transfer };
      },
      async save(): Promise<RunState[]> {
        const states = await Promise.all(engines.map((engine) => engine.readState()));
        return states.map((engine, index) => ({
          engine,
          start: start[index] ?? NaN,
          batch: runs[index]!.batch.slice(),
          whole: runs[index]!.whole.slice(),
        }));
      },
      async restore(states: RunState[]) {
        states.forEach((state, index) => {
          engines[index]?.writeState(state.engine);
          start[index] = state.start;
          runs[index]?.batch.set(state.batch);
          runs[index]?.whole.set(state.whole);
        });
      },
      done: () => position() >= steps,
      position,
      dispose: () => engines.forEach((engine) => engine.dispose()),
    };
  },
});

function countBatch({ data }: Engine, { training }: Experiment): number {
  return Math.min(training.batchSize, data.parts.train.count);
}
