import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { EngineState } from "@/lib/experiment/engines/engine";
import type { Experiment } from "@/lib/experiment/schema";
import { defineJob } from "@/lib/lab/job";

/** Steps from one point of the curves to the next: measuring on all held back costs about as much as ten. */
const EVERY = 15;

export interface BuilderPoint {
  step: number;
  /** Mean of the batches since the point before; NaN before the first step. */
  loss: number;
  /** On the examples held back. */
  validationLoss: number;
  accuracy: number;
}

export interface BuilderFrame {
  points: BuilderPoint[];
  stepsPerEpoch: number;
  /** Over, all epochs made or the loss no number any more; null while it goes on. */
  end: "epochs" | "diverged" | null;
  /** The model of the last point, without the optimizer's memories; null where it was not asked for. */
  model: EngineState | null;
}

interface Saved {
  engine: EngineState;
  points: BuilderPoint[];
  model: EngineState | null;
}

/**
 * Trains one network. The experiment job measures its model on all data for every frame, which for convolutions would take
 * longer than the training itself.
 */
export const job = defineJob<{ experiment: Experiment; sendsModel?: boolean }, never, BuilderFrame>({
  device: "any",
  async create({ experiment, sendsModel = false }, context) {
    const engine = await createEngine(experiment, context.tf);
    const last = experiment.training.epochs * engine.stepsPerEpoch;
    let points: BuilderPoint[] = [];
    let model: EngineState | null = null;

    async function measure(): Promise<void> {
      const loss = await engine.readLoss();
      const { loss: validationLoss, accuracy } = await engine.evaluate("validation");
      points.push({ step: engine.step, loss, validationLoss, accuracy: accuracy ?? NaN });
      if (sendsModel) model = { ...(await engine.readState()), slots: [] };
    }
    function findEnd(): BuilderFrame["end"] {
      const newest = points.at(-1);
      if (newest !== undefined && newest.step > 0 && !Number.isFinite(newest.loss)) return "diverged";
      return engine.step >= last ? "epochs" : null;
    }
    await measure();

    return {
      async step() {
        if (findEnd() !== null) return;
        engine.trainStep();
        if (engine.step % EVERY === 0 || engine.step === last) await measure();
      },
      frame: async () => ({
        frame: { points: [...points], stepsPerEpoch: engine.stepsPerEpoch, end: findEnd(), model },
      }),
      save: async (): Promise<Saved> => ({ engine: await engine.readState(), points: [...points], model }),
      async restore(saved: Saved) {
        engine.writeState(saved.engine);
        points = [...saved.points];
        model = saved.model;
      },
      done: () => findEnd() !== null,
      position: () => engine.step,
      dispose: () => engine.dispose(),
    };
  },
});
