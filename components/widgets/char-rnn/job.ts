import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { EngineState } from "@/lib/experiment/engines/engine";
import type { Weights } from "@/lib/experiment/initialize";
import { defineJob } from "@/lib/lab/job";
import { createTraining, type Spec } from "./experiments";
import { EVERY, MILESTONES } from "./intervals";

/** One look, every few steps. */
export interface Look {
  step: number;
  /** Mean loss of the batches since the look before. */
  training: number;
  /** On the unread part of the text, else on all that is read. */
  loss: number;
  accuracy: number;
}

export interface Snapshot {
  step: number;
  weights: Weights;
}

export interface Frame {
  spec: Spec;
  /** The weights as they are now. */
  now: Snapshot;
  looks: Look[];
  /** Those kept since the frame before. */
  kept: Snapshot[];
}

interface Saved {
  looks: Look[];
  engine: EngineState;
}

/** Trains a recurrent network to say the next character. */
export const job = defineJob<Spec, never, Frame>({
  device: "any",
  async create(spec, context) {
    const engine = await createEngine(createTraining(spec), context.tf);
    const split = engine.data.parts.validation.count > 0 ? "validation" : "train";
    let looks: Look[] = [];
    let kept: Snapshot[] = [];
    const look = async () => {
      const { loss, accuracy } = await engine.evaluate(split);
      const training = engine.step === 0 ? NaN : await engine.readLoss();
      looks.push({ step: engine.step, training, loss, accuracy: accuracy ?? NaN });
    };
    const takeSnapshot = async () => ({ step: engine.step, weights: await engine.readWeights() });
    try {
      await look();
      kept.push(await takeSnapshot());
    } catch (error) {
      engine.dispose();
      throw error;
    }
    return {
      async step() {
        if (engine.step >= spec.steps) return;
        engine.trainStep();
        if (engine.step % EVERY === 0 || engine.step === spec.steps) await look();
        if (MILESTONES.includes(engine.step)) kept.push(await takeSnapshot());
      },
      async frame() {
        const taken = kept;
        kept = [];
        return { frame: { spec, now: await takeSnapshot(), looks: [...looks], kept: taken } };
      },
      async save(): Promise<Saved> {
        return { looks: [...looks], engine: await engine.readState() };
      },
      async restore(snapshot) {
        const saved = snapshot as Saved;
        engine.writeState(saved.engine);
        looks = [...saved.looks];
        kept = [];
      },
      done: () => engine.step >= spec.steps,
      position: () => engine.step,
      dispose: () => engine.dispose(),
    };
  },
});
