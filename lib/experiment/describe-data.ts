import { createMemoryTask } from "@/lib/data/memory-tasks";
import { nameComponents } from "@/lib/data/mixture";
import { signSide } from "@/lib/data/signs/paint-sign";
import { seriesAnswers, seriesSymbols } from "@/lib/data/series";
import { cutText, readText } from "@/lib/data/text";
import { ExperimentError } from "./experiment-error";
import { countNumbers } from "./layer-info";
import type { DataSpec, TextSource } from "./schema-data";
import type { LossName } from "./schema-training";

/** What a model must take and give, known without making the data. */
export interface DataDescription {
  /** Of one example: [features], [height, width, channels] or [time, features]. */
  inputShape: readonly number[];
  /** Numbers the model gives for one example, or for one step. */
  outputs: number;
  /** An answer at every step of a sequence. */
  perStep: boolean;
  /** Steps of the answer, where no sequence comes in that would say so. */
  answerSteps?: number;
  /** How targets are written: the numbers themselves, one 1 among zeros, one of 0 and 1, one of -1 and 1. */
  encoding: "values" | "oneHot" | "bit" | "sign";
  /** Names of the classes; null for regression. */
  classes: readonly string[] | null;
  /** Some steps ask nothing. */
  masked: boolean;
}

/**
 * Shapes and target encoding. Two classes need one output under sigmoid cross-entropy (0 or 1) and squared error (-1 or
 * 1, as in TensorFlow Playground); else each class has its output.
 * @throws ExperimentError when the loss does not suit the data
 */
export function describeData(data: DataSpec, loss: LossName): DataDescription {
  if (data.targets.kind === "inputs") return describeInputs(data, loss);
  const { source } = data;
  const planar = [data.features.length];
  switch (source.kind) {
    case "points":
      return describeClasses(planar, nameClasses(source.classes), loss);
    case "surface":
      return describeValues(planar, 1, loss);
    case "mixture":
      return describeClasses(planar, nameComponents(source.components), loss);
    case "table":
      return source.classes === null
        ? describeValues(planar, 1, loss)
        : describeClasses(planar, source.classes, loss);
    case "bars":
      return describeClasses([source.side, source.side, 1], source.directions, loss);
    case "digits":
      return describeClasses([source.side, source.side, 1], source.digits.map(String), loss);
    case "signs":
      return describeClasses([signSide, signSide, 3], source.signs, loss);
    case "images":
      return describeClasses([source.height, source.width, source.channels], source.classes, loss);
    case "teacher":
      return source.task === "regression"
        ? describeValues([source.features], source.outputs, loss)
        : describeClasses([source.features], nameClasses(source.outputs), loss);
    case "text": {
      const vocabulary = readText(source.text).vocabulary;
      const shape = [source.window, vocabulary.length];
      return { ...describeClasses(shape, vocabulary, loss), perStep: true };
    }
    case "sequences": {
      const task = createMemoryTask({ kind: source.task, lag: source.lag, text: source.text });
      const shape = [task.length, task.vocabulary.length];
      const perStep = source.targets === "each";
      const masked = perStep && source.task === "recall";
      return { ...describeClasses(shape, task.classes, loss), perStep, masked };
    }
    case "series":
      return source.task === "wave"
        ? { ...describeValues([2], 1, loss), perStep: true, answerSteps: source.length }
        : {
            ...describeClasses(
              [source.length, seriesSymbols[source.task].length],
              seriesAnswers[source.task],
              loss,
            ),
            perStep: source.task !== "majority",
          };
  }
}

/** Of the targets of one example: [outputs], or [time, outputs] with an answer at every step. */
export function shapeTargets({ inputShape, outputs, perStep, answerSteps }: DataDescription): number[] {
  return perStep ? [answerSteps ?? inputShape[0] ?? 0, outputs] : [outputs];
}

/** Whether an example is a point of the plane, of which a model sees the features that `data.features` names. */
export function isPlanar({ source }: DataSpec): boolean {
  return ["points", "mixture", "surface", "table"].includes(source.kind);
}

/** Whether an example is an image, whose pixels share one mean and one deviation in each channel. */
export function isImage({ source }: DataSpec): boolean {
  return ["bars", "digits", "signs", "images"].includes(source.kind);
}

/** @throws ExperimentError when nothing can be learnt from it */
export function checkData({ source, split, targets }: DataSpec): void {
  if (source.kind === "text") checkText(source, split);
  const asksClass = targets.kind === "answers";
  if (source.kind === "table") checkExamples("point", source.targets, asksClass && source.classes !== null);
  if (source.kind === "images") checkExamples("image", source.labels, asksClass);
}

function checkText({ text, window }: TextSource, split: DataSpec["split"]): void {
  const { symbols, vocabulary } = readText(text);
  if (vocabulary.length < 2)
    throw new ExperimentError("data", "The text needs two different characters at least.");
  const shortest = Math.min(...cutText(symbols, split).map((part) => part.length));
  if (shortest <= window)
    throw new ExperimentError(
      "data",
      `A part of the text has ${shortest} characters, and a piece needs ${window + 1}: take a longer text or shorter pieces.`,
    );
}

function checkExamples(what: string, targets: readonly number[], isClasses: boolean): void {
  if (targets.length < 4)
    throw new ExperimentError(
      "data",
      `There ${targets.length === 1 ? `is 1 ${what}` : `are ${targets.length} ${what}s`}: at least 4 are needed.`,
    );
  if (isClasses && new Set(targets).size < 2)
    throw new ExperimentError(
      "data",
      `All ${what}s are of one class, so there is nothing to tell apart. Add ${what}s of another.`,
    );
}

/** A model that is to give its own input back. */
function describeInputs(data: DataSpec, loss: LossName): DataDescription {
  if (data.source.kind === "sequences" || data.source.kind === "text")
    throw new ExperimentError("data", "A sequence cannot be its own target yet: choose points or images.");
  // The shape does not depend on the loss; this one suits what the source itself would ask.
  const asked = describeData({ ...data, targets: { kind: "answers" } }, "squaredError");
  const numbers = isPlanar(data) ? 2 : countNumbers(asked.inputShape);
  // Ink is a share of the most ink, which a sigmoid can give.
  if (loss === "sigmoidCrossEntropy" && isImage(data))
    return describeValues(asked.inputShape, numbers, "squaredError");
  return describeValues(asked.inputShape, numbers, loss);
}

function describeValues(inputShape: readonly number[], outputs: number, loss: LossName): DataDescription {
  if (loss !== "squaredError")
    throw new ExperimentError(
      "loss",
      `The data asks for numbers, and ${lossNames[loss]} compares probabilities of classes: choose the squared error.`,
    );
  return { inputShape, outputs, perStep: false, encoding: "values", classes: null, masked: false };
}

function describeClasses(
  inputShape: readonly number[],
  classes: readonly string[],
  loss: LossName,
): DataDescription {
  const single = classes.length === 2 && loss !== "softmaxCrossEntropy";
  const encoding = !single ? "oneHot" : loss === "squaredError" ? "sign" : "bit";
  const outputs = single ? 1 : classes.length;
  return { inputShape, outputs, perStep: false, encoding, classes, masked: false };
}

const lossNames: Record<LossName, string> = {
  squaredError: "the squared error",
  softmaxCrossEntropy: "softmax cross-entropy",
  sigmoidCrossEntropy: "sigmoid cross-entropy",
};

const nameClasses = (count: number) => Array.from({ length: count }, (_, index) => `class ${index + 1}`);
