import { measureAccuracy, rankAnswers } from "@/components/training/sign-answers";
import { signNames } from "@/lib/data/signs/faces";
import type { ShiftKind } from "@/lib/data/signs/shifted-sign";
import type { Engine } from "@/lib/experiment/engines/engine";
import { defineJob } from "@/lib/lab/job";
import { createReaders, type ReadersState } from "@/lib/lab/readers";
import { makeExperiment, trainingSteps } from "./experiments";
import { drawHeldOutLooks, HELD_OUT, heldOutLabels, paintHeldOut } from "./held-out";
import { LEVELS, type NetworkName, type State } from "./state";

/** What is looked at. */
export type Question = Pick<State, "kind" | "level" | "network">;

export interface ShiftTestSpec {
  seed: number;
  question: Question;
}

export interface ShiftTestCommand {
  question: Question;
}

/** Over the held-out signs at one level. */
export interface ShiftPoint {
  /** Share read right, from 0 to 1. */
  accuracy: number;
  /** Mean probability of the answer given. */
  confidence: number;
}

/** For each kind of shift, from level 0 up, as far as has been measured. */
export type ShiftCurves = Partial<Record<ShiftKind, ShiftPoint[]>>;

export interface ShiftTestFrame {
  question: Question;
  steps: Record<NetworkName, number>;
  /** [8, 32, 32, 3]: one sign of each kind, shifted as asked. */
  pictures: Float32Array;
  /** [8, 8]: what the network in view answers to each. */
  answers: Float32Array;
  curves: Record<NetworkName, ShiftCurves>;
}

export async function measureShift(
  engine: Pick<Engine, "predict">,
  images: Float32Array,
): Promise<ShiftPoint> {
  const answers = await engine.predict(images, HELD_OUT);
  const sure = Array.from(heldOutLabels, (_, i) => rankAnswers(answers, i)[0]?.probability ?? 0);
  return {
    accuracy: measureAccuracy(answers, heldOutLabels),
    confidence: sure.reduce((sum, value) => sum + value, 0) / HELD_OUT,
  };
}

/** Trains the network in view, then tests it level by level on signs that are shifted as asked. */
export const job = defineJob<ShiftTestSpec, ShiftTestCommand, ShiftTestFrame>({
  device: "any",
  async create({ seed, question: first }, context) {
    const readers = createReaders(await context.tf(), trainingSteps, (name) => makeExperiment(name, seed));
    const looks = drawHeldOutLooks(seed);
    const curves: Record<NetworkName, ShiftCurves> = { usual: {}, varied: {} };
    let question = first;
    let pictures: Float32Array = new Float32Array();
    let answers: Float32Array = new Float32Array();

    const getCurve = () => curves[question.network][question.kind] ?? [];

    async function look(): Promise<void> {
      const engine = await readers.get(question.network);
      pictures = paintHeldOut(looks.slice(0, signNames.length), question.kind, question.level);
      answers = await engine.predict(pictures, signNames.length);
    }

    async function measure(): Promise<void> {
      const { network, kind } = question;
      const curve = getCurve();
      const images = paintHeldOut(looks, kind, curve.length);
      const point = await measureShift(await readers.get(network), images);
      curves[network] = { ...curves[network], [kind]: [...curve, point] };
    }

    await look();

    return {
      async step() {
        const name = question.network;
        if (!readers.isTrained(name)) {
          if (await readers.train(name)) await look();
        } else if (getCurve().length <= LEVELS) await measure();
      },
      async frame() {
        return { frame: { question, steps: readers.countSteps(), pictures, answers, curves: { ...curves } } };
      },
      async command(command) {
        question = command.question;
        await look();
      },
      save: readers.save,
      async restore(states: ReadersState<NetworkName>) {
        await readers.restore(states);
        await look();
      },
      done: () => readers.isTrained(question.network) && getCurve().length > LEVELS,
      position: readers.position,
      dispose: readers.dispose,
    };
  },
});
