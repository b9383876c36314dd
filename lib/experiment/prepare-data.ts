import { makeBars } from "@/lib/data/bars";
import type { Dataset } from "@/lib/data/dataset";
import { makeDigits } from "@/lib/data/digits";
import { halveImages } from "@/lib/data/digits/halve-images";
import { computeFeatures } from "@/lib/data/features";
import { makeImages } from "@/lib/data/images/make-images";
import { makeMixture } from "@/lib/data/mixture";
import { makePoints, makeSurface } from "@/lib/data/points";
import { makeSequences } from "@/lib/data/sequences";
import { makeSigns } from "@/lib/data/signs";
import { makeSeries } from "@/lib/data/series";
import { makeTable } from "@/lib/data/table";
import { makeTeacher } from "@/lib/data/teacher";
import { makeText } from "@/lib/data/text";
import { createRandom, type Random } from "@/lib/math/random";
import { type DataDescription, describeData, isImage, isPlanar } from "./describe-data";
import { ExperimentError } from "./experiment-error";
import { fitPreprocessing, type Preprocess } from "./preprocessing";
import type { DataSpec } from "./schema-data";
import type { LossName } from "./schema-training";

export const splitNames = ["train", "validation", "test"] as const;
export type SplitName = (typeof splitNames)[number];

/** Examples ready for a model. */
export interface DataPart {
  count: number;
  /** [count, ...], as they come from their source, without any corruption. */
  raw: Float32Array;
  /** [count, ...inputShape], preprocessed. */
  inputs: Float32Array;
  /** [count, outputs] or [count, time, outputs], encoded for the loss; a step that asks nothing is all zeros. */
  targets: Float32Array;
  /** [count] or [count, time], also where the model is asked for its input; null where the source has no classes. */
  labels: Int32Array | null;
}

export interface PreparedData extends DataDescription {
  parts: Record<SplitName, DataPart>;
  /**
   * What the model sees of any raw inputs: features of points of the plane [count, 2], then the preprocessing found on
   * the training examples. A new array [count, ...inputShape].
   */
  preprocess: Preprocess;
  /** What training steps take their batches from: the training examples' inputs without corruption. */
  trainInputs: Float32Array;
  /** New noise for the inputs of one training step, [count, ...inputShape]; null where nothing is corrupted. */
  drawCorruption: ((step: number, count: number) => Float32Array) | null;
}

/** How many examples a source has of its own; null where any number can be made. */
function countExamples(source: DataSpec["source"]): number | null {
  if (source.kind === "table") return source.targets.length;
  return source.kind === "images" ? source.labels.length : null;
}

/** How many examples each part gets; training never less than one. */
export function countSplit({
  source,
  size,
  split,
}: Pick<DataSpec, "source" | "size" | "split">): Record<SplitName, number> {
  const all = countExamples(source) ?? size;
  const validation = Math.floor(all * split.validation);
  const test = Math.floor(all * split.test);
  return { train: all - validation - test, validation, test };
}

/** The examples of an Experiment before split and preprocessing: the first are for training, the last for the test. */
export function makeDataset(data: DataSpec): Dataset {
  const { source, noise, seed } = data;
  const common = { count: data.size, noise, seed };
  switch (source.kind) {
    case "points":
      return makePoints({ ...source, ...common });
    case "mixture":
      return makeMixture({ ...source, ...common });
    case "surface":
      return makeSurface({ ...source, ...common });
    case "table":
      return makeTable({ ...source, seed });
    case "bars":
      return makeBars({ ...source, ...common });
    case "digits": {
      const trainCount = source.isStratified ? countSplit(data).train : null;
      const digits = makeDigits({ ...source, ...common, trainCount });
      return source.side === 28 ? digits : halveImages(digits);
    }
    case "signs":
      return makeSigns({ ...source, ...common });
    case "images":
      return makeImages({ ...source, seed });
    case "teacher":
      return makeTeacher({ ...source, ...common });
    case "series":
      return makeSeries({ ...source, ...common });
    case "text":
      return makeText({ ...source, split: data.split, counts: countSplit(data), seed });
    case "sequences":
      return makeSequences({
        ...source,
        kind: source.task,
        count: data.size,
        trainCount: countSplit(data).train,
        seed,
      });
  }
}

/**
 * Makes, splits, preprocesses and encodes the data of an Experiment. The same spec gives the same numbers everywhere.
 * @throws ExperimentError when the loss does not suit the data
 */
export function prepareData(data: DataSpec, loss: LossName): PreparedData {
  const description = describeData(data, loss);
  const dataset = makeDataset(data);
  const counts = countSplit(data);
  const exampleSize = dataset.inputs.length / dataset.count;
  const features = isImage(data) ? (description.inputShape[2] as number) : exampleSize;
  // One-hot symbols stay as they are.
  const isSymbols = data.source.kind === "sequences" || data.source.kind === "text";
  const mode = isSymbols ? "none" : data.preprocessing;
  const preprocess = composePreprocessing(
    data,
    dataset.inputs.subarray(0, counts.train * exampleSize),
    features,
    mode,
  );

  let from = 0;
  const parts = {} as Record<SplitName, DataPart>;
  for (const name of splitNames) {
    parts[name] = cutPart(data, dataset, description, from, counts[name], preprocess);
    from += counts[name];
  }
  const { raw, inputs } = parts.train;
  const corruption = data.targets.kind === "inputs" ? data.targets.corruption : 0;
  const draw = (step: number, count: number) => {
    const random = createRandom(data.seed, "corruption", "step", step);
    return Float32Array.from({ length: count * exampleSize }, () => corruption * random.normal());
  };
  return {
    ...description,
    parts,
    preprocess,
    trainInputs: corruption > 0 ? preprocess(raw) : inputs,
    drawCorruption: corruption > 0 ? draw : null,
  };
}

/** @param train [rows, features], raw */
function composePreprocessing(
  data: DataSpec,
  train: Float32Array,
  features: number,
  mode: DataSpec["preprocessing"],
): Preprocess {
  if (!isPlanar(data) || data.features.join() === "x1,x2") return fitPreprocessing(train, features, mode);
  const names = data.features;
  const fitted = fitPreprocessing(computeFeatures(train, names), names.length, mode);
  return (inputs) => fitted(computeFeatures(inputs, names));
}

function cutPart(
  data: DataSpec,
  dataset: Dataset,
  description: DataDescription,
  from: number,
  count: number,
  preprocess: Preprocess,
): DataPart {
  const cut = <T extends Float32Array | Int32Array>(values: T) => {
    const size = values.length / dataset.count;
    return values.subarray(from * size, (from + count) * size) as T;
  };
  const raw = cut(dataset.inputs);
  const { targets } = dataset;
  const labels = targets.kind === "classes" ? cut(targets.labels) : null;
  if (data.targets.kind === "inputs") {
    const seen = corrupt(
      preprocess(raw),
      data.targets.corruption,
      createRandom(data.seed, "corruption", from),
    );
    return { count, raw, inputs: seen, targets: raw.slice(), labels };
  }
  const inputs = preprocess(raw);
  if (targets.kind === "values") return { count, raw, inputs, targets: cut(targets.values), labels };
  return { count, raw, inputs, targets: encodeLabels(cut(targets.labels), description), labels };
}

/** Inputs with normal noise on each number. */
function corrupt(inputs: Float32Array, noise: number, random: Random): Float32Array {
  return noise === 0 ? inputs : inputs.map((value) => value + noise * random.normal());
}

/** Whether a source makes other examples of the same kind from another seed. */
function isDrawn({ source }: DataSpec): boolean {
  return !["table", "images", "text", "teacher"].includes(source.kind);
}

/**
 * The data of an Experiment with other examples in place of its test part: from the same source by another seed, seen through
 * the preprocessing that was found on the training examples.
 *
 * @param size - how many
 * @throws ExperimentError as `prepareData`, and for a source that has no others
 */
export function prepareHiddenTest(
  data: DataSpec,
  loss: LossName,
  { seed, size }: { seed: number; size: number },
): PreparedData {
  if (!isDrawn(data)) throw new ExperimentError("data", "This source has no examples that are not in it.");
  const prepared = prepareData(data, loss);
  const hidden = makeDataset({ ...data, seed, size });
  const test = cutPart({ ...data, seed }, hidden, prepared, 0, hidden.count, prepared.preprocess);
  return { ...prepared, parts: { ...prepared.parts, test } };
}

/** [count] to [count, outputs], as the loss compares them. */
export function encodeLabels(
  labels: Int32Array,
  { encoding, outputs }: Pick<DataDescription, "encoding" | "outputs">,
): Float32Array {
  if (encoding === "bit") return Float32Array.from(labels);
  if (encoding === "sign") return Float32Array.from(labels, (label) => 2 * label - 1);
  const encoded = new Float32Array(labels.length * outputs);
  labels.forEach((label, i) => {
    if (label >= 0) encoded[i * outputs + label] = 1;
  });
  return encoded;
}
