import { signNames } from "@/lib/data/signs/faces";
import { stickerSide } from "@/lib/data/signs/sticker";
import { applySticker, stepSticker } from "@/lib/experiment/attacks/sticker";
import { defineJob } from "@/lib/lab/job";
import { createReaders, type ReadersState } from "@/lib/lab/readers";
import { makeExperiment, trainingSteps } from "./experiments";
import {
  attackSign,
  differentiator,
  epsilons,
  makeNoisy,
  measureRobustness,
  type Robustness,
} from "./measure";
import { drawPractice, drawShown, getSign, makeHeldOut, stickOn, type Views } from "./signs";
import type { NetworkName, State } from "./state";

/** What is looked at. */
export type Question = Omit<State, "seed">;

export interface LabSpec {
  seed: number;
  question: Question;
}

export interface LabCommand {
  question: Question;
}

/** One sign under noise: pictures [32, 32, 3], and answers [8] for each. */
export interface NoiseView {
  pictures: Record<"sign" | "moved" | "noisy", Float32Array>;
  answers: Record<"sign" | "moved" | "noisy", Float32Array>;
}

export interface StickerView {
  /** Steps of its making. */
  step: number;
  /** [8 * 8, 3] */
  colors: Float32Array;
  /** [10, 32, 32, 3]: the signs shown, which it was not made on. */
  worn: Float32Array;
  /** [10, 8], with it and without. */
  answers: Float32Array;
  bare: Float32Array;
}

export interface LabFrame {
  question: Question;
  steps: Record<NetworkName, number>;
  noise: NoiseView;
  sticker: StickerView | null;
  curves: Record<NetworkName, Robustness[]>;
}

export const STICKER_STEPS = 60;

/** Trains the network in view, attacks a sign by it, makes a sticker, and measures how it stands against moves of any size. */
export const job = defineJob<LabSpec, LabCommand, LabFrame>({
  device: "any",
  async create({ seed, question: first }, context) {
    const readers = createReaders(await context.tf(), trainingSteps, (name) => makeExperiment(name, seed));
    const held = makeHeldOut(seed);
    let curves: Record<NetworkName, Robustness[]> = { usual: [], defended: [] };
    let question = first;
    let noise: NoiseView | null = null;
    let colors: Float32Array = blankSticker();
    let stickerStep = 0;
    let sticker: StickerView | null = null;
    let practice: { sign: Question["sign"]; views: Views } | null = null;

    function getPractice(): Views {
      if (practice?.sign !== question.sign)
        practice = { sign: question.sign, views: drawPractice(question.sign, seed) };
      return practice.views;
    }
    const wantsSticker = () => question.mode === "sticker" && stickerStep < STICKER_STEPS;
    const wantsCurve = () => curves[question.network].length < epsilons.length;

    async function look(): Promise<void> {
      const engine = await readers.get(question.network);
      const sign = getSign(drawShown(question.sign, seed), question.example);
      const pictures = {
        sign,
        moved: await attackSign(engine, sign, question),
        noisy: makeNoisy(sign, question.epsilon, seed),
      };
      const ask = (picture: Float32Array) => engine.predict(picture, 1);
      const { moved, noisy } = pictures;
      noise = {
        pictures,
        answers: { sign: await ask(sign), moved: await ask(moved), noisy: await ask(noisy) },
      };
    }

    async function wear(): Promise<void> {
      const engine = await readers.get(question.network);
      const shown = drawShown(question.sign, seed);
      const worn = applySticker(stickOn(shown, question), colors);
      const count = shown.looks.length;
      sticker = {
        step: stickerStep,
        colors,
        worn,
        answers: await engine.predict(worn, count),
        bare: await engine.predict(shown.images, count),
      };
    }

    async function refresh(): Promise<void> {
      await look();
      if (question.mode === "sticker") await wear();
      else sticker = null;
    }

    async function advanceSticker(): Promise<void> {
      const engine = await readers.get(question.network);
      const stuck = stickOn(getPractice(), question);
      const target = signNames.indexOf(question.target);
      const size = 0.01 + 0.1 * (1 - stickerStep / STICKER_STEPS);
      colors = await stepSticker(differentiator(engine), stuck, colors, { target, size });
      stickerStep++;
      if (stickerStep % 5 === 0) await wear();
    }

    await refresh();

    return {
      async step() {
        const name = question.network;
        if (!readers.isTrained(name)) {
          if (await readers.train(name)) await refresh();
        } else if (wantsSticker()) await advanceSticker();
        else if (wantsCurve()) {
          const epsilon = epsilons[curves[name].length] ?? 0;
          const next = await measureRobustness(await readers.get(name), held, epsilon, seed);
          curves = { ...curves, [name]: [...curves[name], next] };
        }
      },
      async frame() {
        if (noise === null) throw new Error("the sign was not looked at");
        return { frame: { question, steps: readers.countSteps(), noise, sticker, curves } };
      },
      async command(command) {
        const before = question;
        question = command.question;
        if (isOtherSticker(before, question)) {
          colors = blankSticker();
          stickerStep = 0;
        }
        await refresh();
      },
      save: readers.save,
      async restore(states: ReadersState<NetworkName>) {
        await readers.restore(states);
        await refresh();
      },
      done: () => readers.isTrained(question.network) && !wantsSticker() && !wantsCurve(),
      position: readers.position,
      dispose: readers.dispose,
    };
  },
});

const blankSticker = () => new Float32Array(3 * stickerSide ** 2).fill(0.5);

/** Whether what the sticker was made for has changed. */
function isOtherSticker(a: Question, b: Question): boolean {
  return (["network", "sign", "target", "x", "y", "half"] as const).some((field) => a[field] !== b[field]);
}
