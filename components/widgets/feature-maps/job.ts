import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { EngineState } from "@/lib/experiment/engines/engine";
import type { Weights } from "@/lib/experiment/initialize";
import type { Experiment } from "@/lib/experiment/schema";
import { defineJob } from "@/lib/lab/job";

/** The digit in view, [28, 28], and the same before it was moved. */
export interface ShownDigit {
  moved: Float32Array;
  still: Float32Array;
}

export interface MapsSpec {
  experiment: Experiment;
  steps: number;
  digit: ShownDigit;
}

/** Another digit to look at. */
export interface MapsCommand {
  digit: ShownDigit;
}

export interface MapsFrame {
  step: number;
  /** Share of held-back digits read right, as last measured. */
  accuracy: number | null;
  /** Probabilities of the ten digits for the one in view. */
  answers: Float32Array;
  /** What each layer makes of the digit in view, and of the same before it was moved: [...outputShape]. */
  moved: Float32Array[];
  still: Float32Array[];
  weights: Weights;
  /** What the layers were made from. */
  digit: ShownDigit;
}

/** Steps between two measurements on the digits held back. */
const MEASURE_EVERY = 25;

/** Trains a network of images, and lets it look at one digit of the reader's at every frame. */
export const job = defineJob<MapsSpec, MapsCommand, MapsFrame>({
  device: "any",
  async create({ experiment, steps, digit: first }, context) {
    const engine = await createEngine(experiment, context.tf);
    let digit = first;
    let accuracy = (await engine.evaluate("test")).accuracy;
    const measure = async () => {
      accuracy = (await engine.evaluate("test")).accuracy;
    };
    return {
      step() {
        if (engine.step >= steps) return;
        engine.trainStep();
        if (engine.step % MEASURE_EVERY === 0 || engine.step === steps) return measure();
      },
      async frame() {
        const { moved, still } = digit;
        const answers = await engine.predict(moved, 1);
        const frame = {
          step: engine.step,
          accuracy,
          answers,
          moved: await engine.observe(moved, 1),
          still: await engine.observe(still, 1),
          weights: await engine.readWeights(),
          digit,
        };
        return { frame };
      },
      command(command) {
        digit = command.digit;
      },
      save: () => engine.readState(),
      async restore(state: EngineState) {
        engine.writeState(state);
        await measure();
      },
      done: () => engine.step >= steps,
      position: () => engine.step,
      dispose: () => engine.dispose(),
    };
  },
});
