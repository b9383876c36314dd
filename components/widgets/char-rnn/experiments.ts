import { defaultText } from "@/lib/data/memory-tasks";
import { readText } from "@/lib/data/text";
import { inferExperiment } from "@/lib/experiment/infer";
import { initializeModel, type Weights } from "@/lib/experiment/initialize";
import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { State } from "./state";

/** What is trained: every field that changes the weights of some step. */
export type Spec = Pick<
  State,
  "source" | "text" | "cell" | "units" | "layers" | "learningRate" | "steps" | "seed"
>;

export function pickSpec(state: State): Spec {
  const { source, text, cell, units, layers, learningRate, steps, seed } = state;
  return { source, text: source === "own" ? text : "", cell, units, layers, learningRate, steps, seed };
}

/** Characters that are read in one piece. */
const WINDOW = 24;
/** From here on a fifth of the text is kept unread. */
const LONG = 150;
const UNREAD = 0.2;

/** Whether there is something to learn in a text. */
export function isEnough(text: string): boolean {
  return new Set(text).size >= 2;
}

/** The text that is learnt: ours, where the reader's own has nothing to learn. */
export function findText({ source, text }: Pick<Spec, "source" | "text">): string {
  if (source === "hello") return "hello";
  return source === "own" && isEnough(text) ? text : defaultText;
}

/** A word is read whole; of a text, pieces are. */
export function isWord(text: string): boolean {
  return Array.from(text).length <= WINDOW + 1;
}

/** Recurrent layers one on another that read characters as one-hot vectors and are asked for the next at each step. */
export function createTraining(spec: Spec): Experiment {
  const text = findText(spec);
  const { length } = Array.from(text);
  const hasUnread = length >= LONG;
  return createExperiment({
    data: {
      source: { kind: "text", text, window: Math.min(WINDOW, length - 1) },
      size: isWord(text) ? 1 : 640,
      split: { validation: hasUnread ? UNREAD : 0, test: 0 },
      seed: spec.seed,
    },
    model: {
      layers: [
        ...Array.from({ length: spec.layers }, () => ({ kind: spec.cell, units: spec.units })),
        { kind: "dense" },
      ],
    },
    training: { learningRate: spec.learningRate, batchSize: 32, seed: spec.seed },
  });
}

/** The weights before the first step. */
export function findFirstWeights(experiment: Experiment): Weights {
  return initializeModel(inferExperiment(experiment), experiment.training.seed);
}

/** The characters of a training text as symbols, and those of them that are read in the picture. */
export function readShown(experiment: Experiment): {
  vocabulary: string[];
  symbols: number[];
  shown: number[];
  asked: number[];
} {
  const { source } = experiment.data;
  if (source.kind !== "text") throw new Error("A text is read.");
  const { vocabulary, symbols } = readText(source.text);
  const shown = symbols.slice(0, source.window);
  return { vocabulary, symbols, shown, asked: symbols.slice(1, source.window + 1) };
}
