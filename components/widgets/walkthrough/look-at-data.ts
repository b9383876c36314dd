import { inferExperiment } from "@/lib/experiment/infer";
import { type DataPart, type PreparedData, splitNames } from "@/lib/experiment/prepare-data";
import {
  averageClasses,
  countClasses,
  countRight,
  findMajority,
  labelByNearest,
  type Rows,
} from "./baseline";
import { CLASSES, makeExperiment } from "./experiment";
import type { Memory } from "./memory";
import type { Findings, Spread } from "./outputs";
import { takeDigit } from "./read-answers";
import type { State } from "./state";

/** Digits that the data cell shows. */
export const SHOWN = 20;

const read = (memory: Memory, state: State): PreparedData => memory.getData(makeExperiment(state));

/** @throws Error for data without classes, which digits never are */
export function getLabels({ labels }: DataPart): Int32Array {
  if (labels === null) throw new Error("Digits have classes");
  return labels;
}

const takeRows = (part: DataPart): Rows => ({ inputs: part.raw, labels: getLabels(part) });

export function showData(memory: Memory, state: State): Findings["data"] {
  const { train } = read(memory, state).parts;
  const count = Math.min(SHOWN, train.count);
  const digits = Array.from({ length: count }, (_, i) => takeDigit(train.raw, getLabels(train), i));
  return { digits, count: state.size };
}

export function countParts(memory: Memory, state: State): Findings["split"] {
  const { parts } = read(memory, state);
  const [train, validation, test] = splitNames.map((name) => countClasses(getLabels(parts[name]), CLASSES));
  return { classes: { train: train ?? [], validation: validation ?? [], test: test ?? [] } };
}

function measureSpread(values: Float32Array): Spread {
  let [sum, squares] = [0, 0];
  for (const value of values) sum += value;
  const mean = sum / values.length;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

export function comparePreprocessing(memory: Memory, state: State): Findings["preprocess"] {
  const { train, validation } = read(memory, state).parts;
  return {
    before: { train: measureSpread(train.raw), validation: measureSpread(validation.raw) },
    after: { train: measureSpread(train.inputs), validation: measureSpread(validation.inputs) },
  };
}

export function measureBaselines(memory: Memory, state: State): Findings["baseline"] {
  const { parts } = read(memory, state);
  const [known, asked] = [takeRows(parts.train), takeRows(parts.validation)];
  const majority = findMajority(known.labels, CLASSES);
  const means = {
    inputs: averageClasses(known, CLASSES),
    labels: Int32Array.from({ length: CLASSES }, (_, k) => k),
  };
  return {
    majority: countRight(
      asked.labels.map(() => majority),
      asked.labels,
    ),
    mean: countRight(labelByNearest(asked.inputs, means), asked.labels),
    neighbour: countRight(labelByNearest(asked.inputs, known), asked.labels),
  };
}

export function countModel(memory: Memory, state: State): Findings["model"] {
  const experiment = makeExperiment(state);
  const { layers, parameters } = inferExperiment(experiment);
  return {
    layers: layers.map(({ kind, outputShape, parameters: own }) => ({
      name: kind,
      shape: outputShape,
      parameters: own,
    })),
    parameters,
    trained: memory.getData(experiment).parts.train.count,
  };
}
