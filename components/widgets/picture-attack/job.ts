import { decodeFloats } from "@/lib/contract/base64";
import { type Change, changePicture } from "@/lib/experiment/attacks/change";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import type { EngineState } from "@/lib/experiment/engines/engine";
import type { Experiment } from "@/lib/experiment/schema";
import { defineJob, JobError } from "@/lib/lab/job";

export interface PictureSpec {
  experiment: Experiment;
  /** Of a model that is trained already, as base64; it is trained here without them. */
  weights?: readonly { name: string; shape: readonly number[]; values: string }[];
  /** Of the test part. */
  example: number;
  change: Change;
}

export interface PictureCommand {
  change: Change;
}

export interface PictureFrame {
  change: Change;
  /** Training steps so far, and of the whole training. */
  step: number;
  steps: number;
  /** [rows, columns, channels] */
  shape: readonly [number, number, number];
  classes: readonly string[];
  /** The class that the picture is of. */
  label: number;
  /** [rows, columns, channels], from 0 to 1. */
  original: Float32Array;
  changed: Float32Array;
  /** [classes]: the model's probabilities for each of the two. */
  before: Float32Array;
  after: Float32Array;
}

type Look = Pick<PictureFrame, "change" | "changed" | "before" | "after"> & { step: number };

/** Training steps between two looks at what the model makes of the picture. */
const lookEvery = 10;

/** Trains a model to its end, or takes one that is trained, and shows it one picture of the test part, as it is and changed. */
export const job = defineJob<PictureSpec, PictureCommand, PictureFrame>({
  device: "any",
  async create({ experiment, weights, example, change: first }, context) {
    const engine = await createTfjsEngine(await context.tf(), experiment);
    const { parts, inputShape, classes, outputs } = engine.data;
    const { raw, labels, count } = parts.test;
    const [rows, columns, channels] = inputShape;
    const label = labels?.[example];
    if (
      rows === undefined ||
      columns === undefined ||
      channels === undefined ||
      classes?.length !== outputs
    ) {
      engine.dispose();
      throw new JobError(
        "spec",
        "Only a model can be attacked here that tells pictures of several classes apart.",
      );
    }
    if (label === undefined) {
      engine.dispose();
      throw new JobError(
        "spec",
        `The test part has ${count} pictures, and this is none of them: take another.`,
      );
    }
    const size = raw.length / count;
    const original = raw.slice(example * size, (example + 1) * size);
    const steps = weights === undefined ? experiment.training.epochs * engine.stepsPerEpoch : 0;
    if (weights !== undefined)
      engine.writeWeights(weights.map((weight) => ({ ...weight, values: decodeFloats(weight.values) })));
    let change = first;
    let last: Look | null = null;

    const isTrained = () => engine.step >= steps;
    const isFresh = (look: Look) =>
      look.change === change &&
      (look.step === engine.step || (!isTrained() && engine.step - look.step < lookEvery));

    async function look(): Promise<Look> {
      if (last !== null && isFresh(last)) return last;
      const asked = change;
      const changed = await changePicture(
        (inputs, wanted) => engine.differentiateByInput(inputs, wanted),
        original,
        { label: label as number, channels: channels as number },
        asked,
      );
      const [before, after] = [await engine.predict(original, 1), await engine.predict(changed, 1)];
      last = { change: asked, changed, before, after, step: engine.step };
      return last;
    }

    return {
      step() {
        if (!isTrained()) engine.trainStep();
      },
      async frame() {
        const { step: _step, ...seen } = await look();
        const shape = [rows, columns, channels] as const;
        return { frame: { ...seen, step: engine.step, steps, shape, classes, label, original } };
      },
      // The look itself waits for the next frame: of what a drag asks meanwhile, the last alone is answered.
      command(command) {
        change = command.change;
      },
      save: () => engine.readState(),
      async restore(state: EngineState) {
        engine.writeState(state);
        last = null;
      },
      done: isTrained,
      position: () => engine.step,
      dispose: () => engine.dispose(),
    };
  },
});
